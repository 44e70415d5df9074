using System.Text.Json;
using ActionBot.Domain.Boards;
using ActionBot.Domain.History;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Exchange.Governance;

/// <summary>Takes boards, their secretariats and their meetings. Boards that the file leaves out stay as they are.</summary>
internal sealed class BoardWriter(ActionBotContext db, ChangeLines lines, List<Change> history, IReadOnlyDictionary<string, Person> people)
{
    /// <summary>How the history names a meeting.</summary>
    public static string MeetingKey(string board, DateOnly date) => $"{board} {date:yyyy-MM-dd}";

    public async Task WriteAsync(GovernanceFile file, GovernanceKnown known, CancellationToken cancellationToken)
    {
        var boards = (
            await db
                .Boards.Include(b => b.Secretaries)
                    .ThenInclude(s => s.Person)
                .Include(b => b.Meetings)
                .AsSplitQuery()
                .ToListAsync(cancellationToken)
        ).ToDictionary(b => b.Code, StringComparer.OrdinalIgnoreCase);
        var added = file.Boards.Where(b => !boards.ContainsKey(b.Code)).Select(b => new Board { Code = b.Code, Name = b.Name }).ToHashSet();
        db.AddRange(added);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var board in added)
            boards[board.Code] = board;
        var chairs = await db
            .People.Where(p => db.Boards.Any(b => b.ChairId == p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Email, cancellationToken);
        foreach (var person in people.Values)
            chairs[person.Id] = person.Email;
        var codes = boards.Values.ToDictionary(b => b.Id, b => b.Code);
        foreach (var entry in file.Boards)
        {
            var board = boards[entry.Code];
            var before = Fields(board, chairs, codes);
            Take(board, entry, boards);
            var after = Fields(board, chairs, codes);
            if (added.Contains(board))
                history.Add(lines.Added("board", board.Code, after));
            else
                history.AddRange(lines.Differences("board", board.Code, before, after));
            Meetings(board, entry, known);
        }
        await db.SaveChangesAsync(cancellationToken);
        await DefaultsAsync(file, boards, codes, cancellationToken);
    }

    /// <summary>The boards that decide for areas where no remit names one.</summary>
    private async Task DefaultsAsync(
        GovernanceFile file,
        Dictionary<string, Board> boards,
        Dictionary<long, string> codes,
        CancellationToken cancellationToken
    )
    {
        var named = file.Areas.Where(a => a.Board is not null).ToDictionary(a => Area.PathOf(a.Names), a => boards[a.Board!]);
        if (named.Count == 0)
            return;
        var paths = named.Keys.ToList();
        foreach (var area in await db.Areas.Where(a => paths.Contains(a.Path)).ToListAsync(cancellationToken))
        {
            var (before, after) = (area.DefaultBoardId, named[area.Path].Id);
            if (before == after)
                continue;
            area.DefaultBoardId = after;
            history.Add(lines.Changed("area", area.Path, "board", before is { } id ? codes[id] : null, named[area.Path].Code));
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Take(Board board, BoardEntry entry, Dictionary<string, Board> boards)
    {
        board.Name = entry.Name;
        if (entry.Abbreviations is { } abbreviations && !board.Abbreviations.SequenceEqual(abbreviations))
            board.Abbreviations = abbreviations;
        board.ChairId = entry.Chair is { } chair ? people[chair].Id : null;
        board.ParentId = entry.Parent is { } parent ? boards[parent].Id : null;
        board.Cadence = entry.Cadence;
        board.PapersDueWorkingDays = entry.PapersDueWorkingDays;
        if (Json(board.Remit) != Json(entry.Remit))
            board.Remit = entry.Remit;
        board.SecretariatChannel = entry.Secretariat.Channel ?? board.SecretariatChannel;
        board.SecretariatMailbox = entry.Secretariat.Mailbox ?? board.SecretariatMailbox;
        var (wanted, present) = (entry.Secretariat.People.ToHashSet(), board.Secretaries.Select(s => s.Person!.Email).ToHashSet());
        board.Secretaries.RemoveAll(s => !wanted.Contains(s.Person!.Email));
        foreach (var email in entry.Secretariat.People.Where(e => !present.Contains(e)))
            board.Secretaries.Add(new BoardSecretary { PersonId = people[email].Id, Person = people[email] });
    }

    /// <summary>
    /// Adds the meetings that the file names and those that follow from the rule. One that was moved or cancelled here is not
    /// brought back.
    /// </summary>
    private void Meetings(Board board, BoardEntry entry, GovernanceKnown known)
    {
        var ruled = entry.Meets?.Dates(entry.Cadence, lines.On).Select(d => new MeetingEntry("", d)) ?? [];
        foreach (var meeting in entry.Meetings.Concat(ruled).DistinctBy(m => m.Date).OrderBy(m => m.Date))
        {
            var key = MeetingKey(board.Code, meeting.Date);
            if (
                board.Meetings.Where(m => m.Date == meeting.Date).OrderBy(m => m.State == MeetingState.Cancelled).FirstOrDefault() is
                { } here
            )
            {
                var before = Fields(here);
                here.PapersDue = meeting.PapersDue ?? here.PapersDue;
                here.State = meeting.State ?? here.State;
                history.AddRange(lines.Differences("meeting", key, before, Fields(here)));
            }
            else if (!known.HasMeeting(board.Code, meeting.Date))
            {
                var added = new Meeting
                {
                    Date = meeting.Date,
                    PapersDue = meeting.PapersDue,
                    State = meeting.State ?? MeetingState.Planned,
                };
                board.Meetings.Add(added);
                history.Add(lines.Added("meeting", key, Fields(added).Prepend(("board", board.Code))));
            }
        }
    }

    private static List<(string Field, string? Value)> Fields(
        Board board,
        Dictionary<long, string> chairs,
        Dictionary<long, string> codes
    ) =>
        [
            ("name", board.Name),
            ("abbreviations", AreaAndSourceWriter.Words(board.Abbreviations)),
            ("chair", board.ChairId is { } chair ? chairs[chair] : null),
            ("parent", board.ParentId is { } parent ? codes[parent] : null),
            ("cadence", board.Cadence.ToString()),
            ("papersDueWorkingDays", $"{board.PapersDueWorkingDays}"),
            ("remit", Json(board.Remit)),
            ("secretariatChannel", board.SecretariatChannel),
            ("secretariatMailbox", board.SecretariatMailbox),
            ("secretaries", AreaAndSourceWriter.Names(board.Secretaries.Select(s => s.Person!.Email))),
        ];

    private static List<(string Field, string? Value)> Fields(Meeting meeting) =>
        [
            ("date", meeting.Date.ToString("yyyy-MM-dd")),
            ("papersDue", meeting.PapersDue?.ToString("yyyy-MM-dd")),
            ("state", meeting.State.ToString()),
        ];

    private static string Json(Remit remit) => JsonSerializer.Serialize(remit, JsonSerializerOptions.Web);
}
