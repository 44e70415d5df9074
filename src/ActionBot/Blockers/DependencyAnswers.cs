using ActionBot.Blockers.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Wording;

namespace ActionBot.Blockers;

/// <summary>
/// "DARA-0042 waits for this", pressed in a check-in: shows what waits, in a message of its own so that the check-in stays.
/// </summary>
internal sealed class OpenDependencies(DependencyDesk desk) : ICardAction
{
    public string Verb => Verbs.OpenDependencies;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(DependencyDesk.NotYours);
        var view = await desk.ViewAsync(open, cancellationToken);
        return CardReply.New(DependencyCard.Draw(view), DependencyCard.Headline(view));
    }
}

/// <summary>What the three answers have in common: only a wait that stands, seen in its present version, can be answered.</summary>
internal abstract class DependencyAnswer(DependencyDesk desk) : ICardAction
{
    public abstract string Verb { get; }

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { Blocker: not null } open)
            return CardReply.Say(DependencyDesk.NotYours);
        return open.Blocker.State.Stands() && open.Blocker.Version == press.Data.Number("rev")
            ? await AnswerAsync(press, open, open.Blocker, cancellationToken)
            : await desk.ReplaceAsync(open, cancellationToken, Sentences.OutOfDate);
    }

    protected abstract Task<CardReply> AnswerAsync(
        CardPress press,
        OpenDependency open,
        Blocker blocker,
        CancellationToken cancellationToken
    );

    protected static string Line(CardPress press, string field) => British.OneLine(press.Data[field] ?? "");

    protected static string? TooLong(string line) =>
        line.Length > AnswerForm.MaxLine ? $"That is {British.Count(line.Length, "character")}. Use at most {AnswerForm.MaxLine}." : null;
}

/// <summary>"Accept for 3 March": the day that the waiting owner expects.</summary>
internal sealed class AcceptDependency(DependencyDesk desk, DependencyWriter settling) : DependencyAnswer(desk)
{
    private readonly DependencyDesk desk = desk;

    public override string Verb => DependencyData.AcceptVerb;

    // The day that is expected is known to those who may see the waiting action; the others name one.
    protected override async Task<CardReply> AnswerAsync(
        CardPress press,
        OpenDependency open,
        Blocker blocker,
        CancellationToken cancellationToken
    ) =>
        blocker.State == BlockerState.Raised
        && blocker.Expected is { } expected
        && expected >= open.Today
        && await desk.SeesWaitingAsync(open, blocker, cancellationToken)
            ? await desk.ReplaceAsync(
                open,
                cancellationToken,
                await settling.PromiseAsync(open, blocker, expected, "", Verb, cancellationToken)
            )
            : await desk.ReplaceAsync(open, cancellationToken, Sentences.OutOfDate);
}

/// <summary>"Decline": it goes back to the one who waits.</summary>
internal sealed class DeclineDependency(DependencyDesk desk, DependencyWriter settling) : DependencyAnswer(desk)
{
    private readonly DependencyDesk desk = desk;

    public override string Verb => DependencyData.DeclineVerb;

    protected override async Task<CardReply> AnswerAsync(
        CardPress press,
        OpenDependency open,
        Blocker blocker,
        CancellationToken cancellationToken
    )
    {
        var field = DependencyData.Why(blocker.Id);
        var why = Line(press, field);
        if ((why.Length == 0 ? "Give the reason in one line." : TooLong(why)) is { } fault)
            return await desk.ReplaceAsync(open, cancellationToken, form: new(blocker.Id, IsDecline: true, why, "", new(field, fault)));
        return await desk.ReplaceAsync(open, cancellationToken, await settling.DeclineAsync(open, blocker, why, Verb, cancellationToken));
    }
}
