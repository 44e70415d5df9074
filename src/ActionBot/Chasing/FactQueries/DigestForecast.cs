using ActionBot.Boards.Agendas;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Chasing.FactQueries;

/// <summary>
/// Which boards' digests are due on a day, and on the days after it if what waits stays as it is and each digest goes out on its
/// day.
/// </summary>
/// <param name="waiting">What waits for boards.</param>
/// <param name="policy">The numbers.</param>
/// <param name="office">The working days of offices.</param>
internal sealed class DigestForecast(IReadOnlyList<WaitingBoard> waiting, BoardPolicy policy, WorkingPattern office)
{
    private readonly Dictionary<long, Dictionary<string, DateOnly>> sent = [];
    private readonly HashSet<long> shown = [];

    /// <summary>
    /// The digests that are due to secretaries, by their key, the most pressing first. A board whose digest goes to its channel
    /// or mailbox is written to there, and nobody in their own chat.
    /// </summary>
    public ILookup<long, BoardDigestDue> ToPeople(DateOnly day) =>
        (
            from board in waiting
            where board.IsByPerson
            from secretary in board.Board.Secretaries
            let due = On(day, board, WaitingBoard.ToPerson(secretary.PersonId))
            where due is not null
            select (secretary.PersonId, Due: due)
        )
            .OrderBy(d => d.Due.Cause)
            .ThenBy(d => d.Due.Board, StringComparer.Ordinal)
            .ToLookup(d => d.PersonId, d => d.Due);

    /// <summary>The digests that are due to channels and mailboxes.</summary>
    public IReadOnlyList<BoardDigestDue> ToChannels(DateOnly day) =>
        office.IsWorkingDay(day)
            ?
            [
                .. waiting
                    .Where(b => b.Channel is not null || b.IsByMail)
                    .Select(b => On(day, b, b.ToBoard) is { } due ? due with { Mailbox = b.Mailbox } : null)
                    .OfType<BoardDigestDue>(),
            ]
            : [];

    /// <summary>The facts of the day after a plan, with the digests that are due then.</summary>
    public ChaseFacts After(DayPlan plan, ChaseFacts facts)
    {
        foreach (var digest in plan.BoardDigests)
        foreach (var due in digest.All)
            Sent(due.BoardId, WaitingBoard.ToPerson(digest.Person.PersonId), plan.Day);
        foreach (var digest in plan.ChannelDigests)
            Sent(digest.BoardId, digest.Mailbox is null ? WaitingBoard.ToChannel : WaitingBoard.ByMail, plan.Day);
        var next = plan.Day.AddDays(1);
        var nextDue = ToPeople(next);
        var people = facts.People.ToDictionary(
            p => p.Key,
            p => nextDue.Contains(p.Key) || p.Value.BoardDigests.Count > 0 ? p.Value with { BoardDigests = [.. nextDue[p.Key]] } : p.Value
        );
        return facts with { People = people, ChannelDigests = ToChannels(next) };
    }

    private void Sent(long board, string recipient, DateOnly day)
    {
        (sent.TryGetValue(board, out var planned) ? planned : sent[board] = [])[recipient] = day;
        shown.Add(board);
    }

    private BoardDigestDue? On(DateOnly day, WaitingBoard board, string recipient)
    {
        var agenda = shown.Contains(board.Board.Id)
            ? board.Agenda with
            {
                Items = [.. board.Agenda.Items.Select(i => i with { IsNewlyPassedUp = false, IsUnseen = false })],
            }
            : board.Agenda;
        var last = WaitingBoard.LastOf(
            recipient,
            sent.TryGetValue(board.Board.Id, out var planned)
                ? board.Last.Where(l => !planned.ContainsKey(l.Key)).Concat(planned)
                : board.Last
        );
        return DigestRule.CauseOn(day, agenda, last, policy, office) is { } cause ? new(board.Board.Id, board.Board.Name, cause) : null;
    }
}
