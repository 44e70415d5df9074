using ActionBot.Delivery;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;

namespace ActionBot.Blockers;

/// <summary>Writes down what the owner of an action says to those who wait for it: the wait, the action's forecast, the history, and a line of news.</summary>
internal sealed class DependencySettling(ActionBotContext db, NewsBook news, TimeProvider clock)
{
    /// <summary>Takes it on for a day. Gives what was recorded, as a sentence.</summary>
    public async Task<string> PromiseAsync(OpenDependency open, Blocker blocker, DateOnly by, string line, string verb, CancellationToken cancellationToken)
    {
        var waiting = blocker.ActionItem!;
        var (state, expected, forecast) = (blocker.State, blocker.Expected, open.Action.Forecast);
        blocker.Accept(by, open.Today);
        Answered(open, by, verb);
        Note(open, waiting.Ref, "dependency", Words(state, expected, open.Action.Ref), Words(blocker.State, by, open.Action.Ref), verb);
        if (forecast != by)
            Note(open, open.Action.Ref, "forecast", forecast?.ToString("yyyy-MM-dd"), by.ToString("yyyy-MM-dd"), verb);
        await TellAsync(open, blocker, $"{open.Action.Ref}, for which {waiting.Ref} waits, is promised for {British.Date(by, open.Today)}.{Quoted(line)}", cancellationToken);
        return $"Recorded: {British.Date(by, open.Today)} for {waiting.Ref}. {Told(open, waiting)}";
    }

    /// <summary>Sends it back. Gives what was recorded, as a sentence.</summary>
    public async Task<string> DeclineAsync(OpenDependency open, Blocker blocker, string why, string verb, CancellationToken cancellationToken)
    {
        var waiting = blocker.ActionItem!;
        var (state, expected) = (blocker.State, blocker.Expected);
        blocker.Decline(why, open.Today);
        Answered(open, null, verb);
        Note(open, waiting.Ref, "dependency", Words(state, expected, open.Action.Ref), $"declined by the owner of {open.Action.Ref}: {why}", verb);
        await TellAsync(open, blocker, $"The owner of {open.Action.Ref} says that {waiting.Ref} cannot wait for it: “{why}”. You are asked again what it waits for.", cancellationToken);
        return $"Recorded: {waiting.Ref} goes back to its owner. {Told(open, waiting)}";
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

    private void Note(OpenDependency open, string key, string field, string? from, string? to, string verb) => db.Add(new Change
    {
        At = clock.GetUtcNow(), On = open.Today, PersonId = open.Person.Id, Entity = "action", Key = key, Field = field, From = from, To = to, Through = "card " + verb,
    });

    private static string Told(OpenDependency open, ActionItem waiting) =>
        waiting.Owner is { IsActive: true } owner && owner.Id != open.Person.Id ? $"{British.Shorten(owner.Name, 60)} is told." : "";

    private static string Words(BlockerState state, DateOnly? on, string reference) =>
        $"{(state == BlockerState.Accepted ? "promised" : "expected")} {reference}{(on is { } day ? $" by {day:yyyy-MM-dd}" : "")}";

    private static string Quoted(string line) => line.Length > 0 ? $" They write: “{line}”" : "";
}
