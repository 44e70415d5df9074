using ActionBot.Chasing.Telling.Cards;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Telling;

/// <summary>What of an action is told in words.</summary>
/// <param name="Action">What was agreed.</param>
/// <param name="Owner">What its owner is called, if it has one.</param>
internal sealed record ToldAction(string Action, string? Owner, AnswerChoice? Standing, DateOnly? Forecast);

/// <summary>Turns steps of the ladder into rows: one for an action, with every reason.</summary>
internal sealed class ToldRows(ActionBotContext db)
{
    /// <summary>The most actions of one message.</summary>
    public const int MostRows = 30;

    /// <summary>The words of the actions that have room, for several messages at once.</summary>
    public async Task<IReadOnlyDictionary<long, ToldAction>> WordsAsync(
        IEnumerable<IReadOnlyList<StepReached>> messages,
        CancellationToken cancellationToken
    )
    {
        var ids = messages.SelectMany(m => ByAction(m).Take(MostRows).Select(g => g.Key)).Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<long, ToldAction>()
            : await db
                .Actions.Where(a => ids.Contains(a.Id))
                .Select(a => new
                {
                    a.Id,
                    a.AgreedAction,
                    Owner = a.Owner!.Name,
                    a.Standing,
                    a.Forecast,
                })
                .ToDictionaryAsync(a => a.Id, a => new ToldAction(a.AgreedAction, a.Owner, a.Standing, a.Forecast), cancellationToken);
    }

    /// <summary>The steps of each action, in the order in which the actions first come.</summary>
    public static IEnumerable<IGrouping<long, StepReached>> ByAction(IEnumerable<StepReached> items) =>
        items.GroupBy(i => i.Action.ActionId);

    /// <summary>An action with every reason for which it is told.</summary>
    /// <param name="steps">Its steps.</param>
    /// <param name="words">Its words; none beyond the room of a message.</param>
    /// <param name="day">The day of the message.</param>
    public static ToldRow Row(IEnumerable<StepReached> steps, ToldAction? words, DateOnly day)
    {
        var reached = steps.ToList();
        var action = reached[0].Action;
        return new(
            action.Ref,
            DueWording.Of(action.TargetDate, day).Text,
            string.Join(' ', reached.Select(s => Why(s, words, reached, day)).Where(w => w.Length > 0).Distinct()),
            words?.Action ?? "",
            reached.Exists(s => s.Step == LadderStep.LeadNoOwner)
        );
    }

    // Silence, where it is told, explains lateness too.
    private static string Why(StepReached reached, ToldAction? words, List<StepReached> all, DateOnly day)
    {
        var action = reached.Action;
        var owner = words?.Owner is { } name ? British.Shorten(name, 60) : "The owner";
        return reached.Step switch
        {
            LadderStep.ManagerNoAnswer => $"No answer to {British.Count(action.Unanswered, "request")}.",
            LadderStep.LeadNoAnswer => $"{owner} has not answered {British.Count(action.Unanswered, "request")}.",
            LadderStep.LeadUndated => $"{owner} was asked {Times(action.Requests)} for a date.",
            LadderStep.LeadNoChange => $"{owner} gave the same answer {Times(action.SameAnswers)}.",
            LadderStep.LeadNoOwner when reached.Owner is null => "It has no owner. Name one.",
            LadderStep.LeadNoOwner when !reached.Owner.IsActive => $"{owner} has left. Name a new owner.",
            LadderStep.LeadNoOwner => $"{owner} says it is not theirs. Name the owner.",
            LadderStep.LeadOverdue or LadderStep.BoardOverdue => Late(action, words, owner, all, day),
        };
    }

    private static string Late(ActionFacts action, ToldAction? words, string owner, List<StepReached> all, DateOnly day) =>
        all.Exists(s =>
            s.Step is LadderStep.LeadNoOwner or LadderStep.LeadNoAnswer or LadderStep.LeadNoChange or LadderStep.ManagerNoAnswer
        )
            ? ""
        : action.Wait is { } wait ? $"{owner} waits for {wait.On}."
        : action.LastAnsweredOn is { } answered ? $"{owner} last answered on {British.Date(answered, day)}{Answer(words, day)}."
        : $"{owner} has not answered yet.";

    private static string Answer(ToldAction? words, DateOnly day) =>
        (words?.Standing is { } standing ? $": {char.ToLowerInvariant(standing.Title()[0])}{standing.Title()[1..]}" : "")
        + (words?.Forecast is { } forecast ? $", forecast {British.Date(forecast, day)}" : "");

    private static string Times(int count) =>
        count switch
        {
            1 => "once",
            2 => "twice",
            3 => "three times",
            _ => British.Count(count, "time"),
        };
}

/// <summary>Finds how many rows a message has room for.</summary>
internal static class Room
{
    // Below what Teams takes, with room for what a client adds to it.
    private const int MostSize = 64 * 1024;
    private const int Step = 5;

    /// <summary>The card with as many rows as fit, at most <see cref="ToldRows.MostRows"/>.</summary>
    public static (int Shown, Teams.Cards.AdaptiveCard Card) Fit(int rows, Func<int, Teams.Cards.AdaptiveCard> draw)
    {
        for (var shown = Math.Min(rows, ToldRows.MostRows); ; shown = Math.Max(0, shown - Step))
        {
            var card = draw(shown);
            if (shown == 0 || Teams.Cards.CardGuard.Check(card).Size <= MostSize)
                return (shown, card);
        }
    }

    /// <summary>Takes back that somebody was told of the actions that had no room, so that they come with the next message.</summary>
    public static void TellOnly(CheckIn message, IEnumerable<long> shown)
    {
        var told = shown.ToHashSet();
        message.Told.RemoveAll(t => !told.Contains(t.ActionItemId));
    }
}
