using ActionBot.Delivery;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.History;
using ActionBot.Domain.Wording;
using ActionBot.Storage;

namespace ActionBot.Blockers;

/// <summary>
/// Writes down what the owner of an action says to those who wait for it: the wait, the action's forecast, the history, and a
/// line of news.
/// </summary>
internal sealed class DependencyWriter(ActionBotContext db, DependencyDesk desk, NewsWriter news, TimeProvider clock)
{
    /// <summary>Takes it on for a day. Gives what was recorded, as a sentence.</summary>
    public async Task<string> PromiseAsync(
        OpenDependency open,
        Blocker blocker,
        DateOnly by,
        string line,
        string verb,
        CancellationToken cancellationToken
    )
    {
        var waiting = blocker.ActionItem!;
        var (state, expected, forecast) = (blocker.State, blocker.Expected, open.Action.Forecast);
        blocker.Accept(by, open.Today);
        Answered(open, by, verb);
        Note(open, waiting.Ref, "dependency", Words(state, expected, open.Action.Ref), Words(blocker.State, by, open.Action.Ref), verb);
        if (forecast != by)
            Note(open, open.Action.Ref, "forecast", forecast?.ToString("yyyy-MM-dd"), by.ToString("yyyy-MM-dd"), verb);
        var promised = $"{Named(open, blocker)}, for which {waiting.Ref} waits, is promised for {British.Date(by, open.Today)}.";
        await TellAsync(open, blocker, promised + Quoted(line), cancellationToken);
        return $"Recorded: {British.Date(by, open.Today)} for {waiting.Ref}. {await ToldAsync(open, blocker, cancellationToken)}";
    }

    /// <summary>Sends it back. Gives what was recorded, as a sentence.</summary>
    public async Task<string> DeclineAsync(
        OpenDependency open,
        Blocker blocker,
        string why,
        string verb,
        CancellationToken cancellationToken
    )
    {
        var waiting = blocker.ActionItem!;
        var (state, expected) = (blocker.State, blocker.Expected);
        blocker.Decline(why, open.Today);
        Answered(open, null, verb);
        Note(
            open,
            waiting.Ref,
            "dependency",
            Words(state, expected, open.Action.Ref),
            $"declined by the owner of {open.Action.Ref}: {why}",
            verb
        );
        var declined = $"The owner of {Named(open, blocker)} says that {waiting.Ref} cannot wait for it: “{why}”.";
        await TellAsync(open, blocker, declined + " You are asked again what it waits for.", cancellationToken);
        return $"Recorded: {waiting.Ref} goes back to its owner. {await ToldAsync(open, blocker, cancellationToken)}";
    }

    private void Answered(OpenDependency open, DateOnly? by, string verb)
    {
        var before = open.Action.LastAnsweredOn;
        open.Action.Promise(by, open.Today);
        if (before != open.Today)
            Note(open, open.Action.Ref, "lastAnsweredOn", before?.ToString("yyyy-MM-dd"), open.Today.ToString("yyyy-MM-dd"), verb);
    }

    private async Task TellAsync(OpenDependency open, Blocker blocker, string text, CancellationToken cancellationToken)
    {
        if (blocker.ActionItem!.Owner is { IsActive: true } owner && owner.Id != open.Person.Id)
            await news.AddAsync($"dep-{blocker.Id}:{blocker.Version}", [owner.Id], text, cancellationToken);
        // Of two presses the second is turned away here; and the card that follows is read from the database.
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Note(OpenDependency open, string key, string field, string? from, string? to, string verb) =>
        db.Add(new ChangeOrigin(clock.GetUtcNow(), open.Today, open.Person.Id, "card " + verb).Of(Change.OfAction, key, field, from, to));

    // Who it is, and whether there is anybody, is for those who may see the waiting action.
    private async Task<string> ToldAsync(OpenDependency open, Blocker blocker, CancellationToken cancellationToken) =>
        !await desk.SeesWaitingAsync(open, blocker, cancellationToken) ? "Whoever owns it is told."
        : blocker.ActionItem!.Owner is { IsActive: true } owner && owner.Id != open.Person.Id
            ? $"{British.Shorten(owner.Name, 60)} is told."
        : "";

    // Who waits reads the ref as they typed it.
    private static string Named(OpenDependency open, Blocker blocker) => blocker.OutsideParty ?? open.Action.Ref;

    private static string Words(BlockerState state, DateOnly? on, string reference) =>
        $"{(state == BlockerState.Accepted ? "promised" : "expected")} {reference}{(on is { } day ? $" by {day:yyyy-MM-dd}" : "")}";

    private static string Quoted(string line) => line.Length > 0 ? $" They write: “{line}”" : "";
}
