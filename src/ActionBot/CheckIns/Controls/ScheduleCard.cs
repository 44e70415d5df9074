using ActionBot.Domain.Wording;
using ActionBot.Domain.WorkingTime;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.CheckIns.Controls;

/// <summary>"When do you ask me?": the times, what stands in the way, the next question for each action, and how to change it.</summary>
internal static class ScheduleCard
{
    /// <summary>The headline; also the words of the notification.</summary>
    public const string Headline = "When I ask you";

    private const int MostActions = 10,
        MostNames = 3;

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(ScheduleView view) =>
        new()
        {
            FallbackText = Headline,
            Body =
            [
                Heading(Headline),
                .. Standing(view),
                Facts(Times(view)),
                .. Actions(view),
                Strong("To change this, type") with
                {
                    Spacing = Spacing.Medium,
                    Separator = true,
                },
                .. Commands(view).Select(c => new TextBlock(CardText.Escape(c)) { Spacing = Spacing.Small, Size = TextSize.Small }),
                .. view.AskedAgain is null
                    ? Array.Empty<CardElement>()
                    : [Row(Press("Resume now", Data(PauseCommand.ResumeVerb))) with { Spacing = Spacing.Medium }],
                .. view.Delegate is null
                    ? Array.Empty<CardElement>()
                    : [Row(Press("Stop delegating", Data(StopDelegating.TheVerb))) with { Spacing = Spacing.Medium }],
            ],
        };

    private static IEnumerable<CardElement> Standing(ScheduleView view)
    {
        if (view.AskedAgain is { } again)
            yield return Say($"Paused. I ask you nothing before {British.Weekday(again, view.Today)}.");
        if (view.Delegate is { } named)
            yield return Say($"{named.Name} answers for you until {British.Weekday(named.Until, view.Today)}.");
        if (view.For.Count == 0)
            yield break;
        string[] more = view.For.Count > MostNames ? [$"{view.For.Count - MostNames} more"] : [];
        yield return Say($"You answer for {British.List([.. view.For.Take(MostNames), .. more])} too.");
    }

    private static TextBlock Say(string sentence) => new(CardText.Escape(sentence)) { Spacing = Spacing.Small };

    private static IEnumerable<(string, string)> Times(ScheduleView view)
    {
        var person = view.Person;
        yield return ("Time", $"From {person.SendAt:HH:mm} to {person.SendUntil:HH:mm}, {person.TimeZone}");
        yield return ("Days", Days(person.WorkingDays) + (person.KeepsBankHolidays ? ", no bank holidays" : ", bank holidays too"));
        yield return ("At most", $"One message a day, {view.PerWeek} a week");
        if (view.NextOff is { } off)
            yield return ("Next day off", $"{British.Weekday(off.Day, view.Today)}, {off.Why}");
    }

    private static string Days(WorkingDays days)
    {
        DayOfWeek[] week =
        [
            DayOfWeek.Monday,
            DayOfWeek.Tuesday,
            DayOfWeek.Wednesday,
            DayOfWeek.Thursday,
            DayOfWeek.Friday,
            DayOfWeek.Saturday,
            DayOfWeek.Sunday,
        ];
        return days switch
        {
            WorkingDays.MondayToFriday => "Monday to Friday",
            WorkingDays.All => "Every day",
            _ => British.List([.. week.Where(d => days.Has(d)).Select(d => d.ToString())]),
        };
    }

    private static IEnumerable<CardElement> Actions(ScheduleView view)
    {
        yield return Strong(view.Actions.Count == 0 ? "No open actions are yours" : "Next question, at the earliest") with
        {
            Spacing = Spacing.Medium,
            Separator = true,
        };
        foreach (var row in view.Actions.Take(MostActions))
            yield return Sides(
                new TextBlock($"**{CardText.Escape(row.Ref)}**") { Size = TextSize.Small },
                new TextBlock(CardText.Escape(When(row, view.Today))) { Size = TextSize.Small }
            ) with
            {
                Spacing = Spacing.Small,
            };
        if (view.Actions.Count > MostActions)
            yield return Muted($"And {British.Count(view.Actions.Count - MostActions, "more action")}: type “my actions”.") with
            {
                Spacing = Spacing.Small,
            };
    }

    private static string When(ScheduleRow row, DateOnly today) =>
        (row.Next, row.Note) switch
        {
            ({ } day, null) => British.Date(day, today),
            ({ } day, var note) => $"{British.Date(day, today)}, {note}",
            (null, var note) => char.ToUpperInvariant(note![0]) + note[1..],
        };

    private static IEnumerable<string> Commands(ScheduleView view)
    {
        var reference = view.Actions.Count > 0 ? view.Actions[0].Ref : "DARA-0042";
        yield return $"snooze {reference} until Friday";
        yield return "pause until " + British.Date(view.PauseUntil, view.Today) + (view.AskedAgain is null ? "" : " · resume");
        yield return "delegate to a name until a day" + (view.Delegate is null ? "" : " · stop delegating");
        yield return $"not mine {reference}";
        yield return "Your times and days off come from the directory. Tell the tracking team to change them.";
    }
}
