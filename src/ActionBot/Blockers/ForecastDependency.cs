using System.Globalization;
using ActionBot.Blockers.Cards;
using ActionBot.Conversation;
using ActionBot.Domain;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Wording;

namespace ActionBot.Blockers;

/// <summary>"Another date": the owner's forecast.</summary>
internal sealed class ForecastDependency(DependencyDesk desk, DependencyWriter settling) : DependencyAnswer(desk)
{
    private readonly DependencyDesk desk = desk;

    public override string Verb => DependencyData.ForecastVerb;

    protected override async Task<CardReply> AnswerAsync(
        CardPress press,
        OpenDependency open,
        Blocker blocker,
        CancellationToken cancellationToken
    )
    {
        var (onField, lineField) = (DependencyData.On(blocker.Id), DependencyData.Line(blocker.Id));
        var (typed, line) = (Line(press, onField), Line(press, lineField));
        FieldFault? fault = null;
        if (!DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var by))
            fault = new(
                onField,
                typed.Length == 0
                    ? "Give a date from today on."
                    : $"“{British.Shorten(typed, 20)}” is not a date. Give one such as {open.Today.AddMonths(1):yyyy-MM-dd}."
            );
        else if (TooLong(line) is { } tooLong)
            fault = new(lineField, tooLong);
        try
        {
            if (fault is null)
                return await desk.ReplaceAsync(
                    open,
                    cancellationToken,
                    await settling.PromiseAsync(open, blocker, by, line, Verb, cancellationToken)
                );
        }
        catch (RuleException broken)
        {
            fault = new(onField, broken.Message);
        }
        return await desk.ReplaceAsync(open, cancellationToken, form: new(blocker.Id, IsDecline: false, typed, line, fault));
    }
}
