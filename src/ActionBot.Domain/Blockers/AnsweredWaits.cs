using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.Blockers;

/// <summary>What an answer leaves of what its action waited for.</summary>
/// <param name="Stands">The wait that the answer names once more; none where it names another one, or none.</param>
/// <param name="Ended">The waits that ended with it.</param>
/// <param name="Raises">What kind of wait it names for the first time; none where it names none, or one that stands.</param>
public sealed record AnsweredWaits(Blocker? Stands, IReadOnlyList<Blocker> Ended, BlockerKind? Raises)
{
    /// <summary>
    /// Takes an answer. What the owner said before about waiting no longer stands once they answer otherwise. The same question again is
    /// the one that stands: the board keeps what it has done with it, and what the owner of the other action has promised still counts.
    /// </summary>
    /// <param name="answer">A checked answer.</param>
    /// <param name="standing">What of the action stands, each with the action it waits for; changed in place.</param>
    /// <param name="boardId">The board that the answer names; none where it leaves that open.</param>
    /// <param name="today">The day of the answer.</param>
    public static AnsweredWaits Of(CheckedAnswer answer, IEnumerable<Blocker> standing, long? boardId, DateOnly today)
    {
        Blocker? stands = null;
        var ended = new List<Blocker>();
        foreach (var blocker in standing)
        {
            if (IsSameDecision(blocker, answer, boardId))
            {
                stands = blocker;
            }
            // Nobody is asked twice for what is one wait by two names.
            else if (stands is null && IsSameDependency(blocker, answer))
            {
                stands = blocker;
                blocker.NameAgain(answer.OutsideParty, answer.Expected);
            }
            else
            {
                blocker.Withdraw(answer.Choice is AnswerChoice.Done, today);
                ended.Add(blocker);
            }
        }
        return new(stands, ended, stands is null ? answer.Choice.WaitsFor() : null);
    }

    /// <summary>The wait that an answer names for the first time. A decision has its board still to be found.</summary>
    /// <param name="answer">An answer that names a wait.</param>
    /// <param name="update">The answer as it is stored.</param>
    /// <param name="dependsOnId">The action that it waits for, where there is one.</param>
    /// <exception cref="ArgumentException">The answer names no wait.</exception>
    public static Blocker Raise(CheckedAnswer answer, ProgressUpdate update, long? dependsOnId) =>
        new()
        {
            ActionItemId = update.ActionItemId,
            UpdateId = update.Id,
            Kind =
                answer.Choice.WaitsFor()
                ?? throw new ArgumentException("The answer names nothing that the action waits for.", nameof(answer)),
            RaisedOn = update.On,
            ToDecide = answer.ToDecide,
            Meeting = answer.Meeting,
            DependsOnId = dependsOnId,
            OutsideParty = answer.OutsideParty,
            Expected = answer.Expected,
        };

    private static bool IsSameDecision(Blocker blocker, CheckedAnswer answer, long? boardId) =>
        answer.Choice.AsksBoard()
        && blocker.Kind == BlockerKind.Decision
        && (boardId is null || blocker.BoardId == boardId)
        && string.Equals(blocker.ToDecide, answer.ToDecide, StringComparison.OrdinalIgnoreCase);

    // By whatever words: a ref that one may not see is compared as it was typed.
    private static bool IsSameDependency(Blocker blocker, CheckedAnswer answer) =>
        answer.Choice.WaitsFor() == BlockerKind.Dependency
        && blocker.Kind == BlockerKind.Dependency
        && (
            blocker.DependsOn is { } known && Refs.Key(known.Ref) == Key(answer)
            || (blocker.OutsideParty is { } party && answer.DependsOnRef is null && Refs.Key(party) == Key(answer))
        );

    private static string Key(CheckedAnswer answer) => Refs.Key(answer.DependsOnRef ?? answer.OutsideParty ?? "");
}
