using System.Text.Json.Nodes;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Conversation.Cards;

/// <summary>The first message: the five questions that people have, then buttons that do something at once.</summary>
internal static class WelcomeCard
{
    private const int MostSources = 4;
    private const int MostOfSource = 40;
    private const int MostNames = 3;

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(WelcomeView view) =>
        new()
        {
            FallbackText = Sentences.WelcomeSummary + ". I ask about audit and inspection actions.",
            Body = view.IsKnown ? Known(view) : Unknown(view),
        };

    private static CardElement[] Known(WelcomeView view) =>
        [
            Heading(Sentences.WelcomeSummary),
            new TextBlock("I ask about audit and inspection actions, in place of the quarterly e-mail.") { Spacing = Spacing.Small },
            Question("Who is asking?", $"{CardText.Escape(view.Sender)}. I am a program. People read what you write.") with
            {
                Spacing = Spacing.Medium,
            },
            Question("Why me?", string.Join(' ', Why(view))),
            Question(
                "How often?",
                $"At most one message a working day and {view.PerWeek} a week, "
                    + $"{(view.SendAt == TimeOnly.MinValue ? "at any hour" : $"at {view.SendAt:HH:mm}")}. Never on a day off "
                    + "or a bank holiday."
            ),
            .. IsOwner(view)
                ?
                [
                    Question("Who sees my answers?", $"Your area lead, the team that checks the action, and {Inside(view.Sender)}."),
                    Question("Can I change this?", "Yes. Snooze a question, or say that an action is not yours."),
                ]
                : Array.Empty<CardElement>(),
            .. view.Leads.Count + view.Keeps.Count > 0
                ? [Question("Can I ask you?", "Yes, in plain words: what is overdue, who has not answered, what is blocked.")]
                : Array.Empty<CardElement>(),
            Strong("Things to try") with
            {
                Spacing = Spacing.Medium,
                Separator = true,
            },
            .. view.Due > 0
                ? [Row(Press(view.Due == 1 ? "Show the one that is due" : $"Show the {view.Due:N0} that are due", Ask(Verbs.Due)))]
                : Array.Empty<CardElement>(),
            .. view.Leads.Count > 0
                ? [Row(Press("What is overdue in my area?", Question("what is overdue in my area")))]
                : Array.Empty<CardElement>(),
            IsOwner(view) ? Row(Press("Show my actions", Ask(Verbs.Mine)), HelpButton()) : Row(HelpButton()),
            .. Example(view),
        ];

    private static CardElement[] Unknown(WelcomeView view) =>
        [
            Heading(Sentences.WelcomeSummary),
            new TextBlock("I ask the owners of audit and inspection actions where they stand.") { Spacing = Spacing.Small },
            Question("Will you ask me?", "No. The register has nobody with your account, so I have nothing to ask you.") with
            {
                Spacing = Spacing.Medium,
            },
            Question(
                "Do you own an action?",
                $"Tell {Inside(view.Sender)} which one. I write to you once your account is in the register."
            ),
        ];

    private static Container Question(string question, string answer) =>
        new([Strong(question), new TextBlock(answer) { Spacing = Spacing.None }]);

    // Who leads or keeps and owns nothing is told nothing of answers.
    private static bool IsOwner(WelcomeView view) => view.OpenBySource.Count > 0 || view.Owns || view.Leads.Count + view.Keeps.Count == 0;

    private static IEnumerable<string> Why(WelcomeView view)
    {
        if (IsOwner(view))
            yield return Owns(view);
        if (view.Leads.Count > 0)
            yield return $"You lead {Names(view.Leads, "area")}. Once a week I tell you where "
                + $"{(view.Leads.Count == 1 ? "it stands" : "they stand")}, and what needs you.";
        if (view.Keeps.Count > 0)
            yield return $"You are in the secretariat of {Names([.. view.Keeps.Select(b => $"the {b}")], "board")}. What "
                + "waits for a decision comes here, or to the channel where there is one.";
    }

    private static string Names(IReadOnlyList<string> names, string kind) =>
        names.Count > MostNames ? British.Count(names.Count, kind) : British.List([.. names.Select(Source)]);

    private static string Owns(WelcomeView view)
    {
        var total = view.OpenBySource.Sum(s => s.Count);
        if (total == 0)
            return "You own no open actions now. I write to you when that changes.";
        var owns = $"You own {British.Count(total, "open action")}";
        if (view.OpenBySource.Count == 1)
            return $"{owns}, from {Source(view.OpenBySource[0].Source)}.";
        var shown = view.OpenBySource.Count > MostSources + 1 ? MostSources : view.OpenBySource.Count;
        var rest = view.OpenBySource.Skip(shown).Sum(s => s.Count);
        List<string> parts = [.. view.OpenBySource.Take(shown).Select(s => $"{s.Count:N0} from {Source(s.Source)}")];
        if (rest > 0)
            parts.Add($"{rest:N0} from other sources");
        return $"{owns}: {British.List(parts)}.";
    }

    private static string Source(string name) => CardText.Escape(British.Shorten(name, MostOfSource));

    // "The audit tracking team" in the middle of a sentence.
    private static string Inside(string sender) =>
        CardText.Escape(sender.StartsWith("The ", StringComparison.Ordinal) ? "the " + sender[4..] : sender);

    private static IReadOnlyList<CardElement> Example(WelcomeView view)
    {
        List<string> typed = [];
        if (view.ExampleRef is { } reference)
            typed.Add($"**show {CardText.Escape(reference)}**");
        if (view.Keeps.Count > 0)
            typed.Add("**meetings**");
        return typed.Count == 0
            ? []
            : [Muted($"Or just type, for example: {string.Join(" or ", typed)}") with { Spacing = Spacing.Medium }];
    }

    private static SubmitAction HelpButton() => Press("Help", Data(Verbs.Help));

    // As if it were typed.
    private static JsonObject Question(string text)
    {
        var data = Data(Verbs.Ask);
        data["text"] = text;
        return data;
    }

    internal static JsonObject Ask(string question)
    {
        var data = Data(Verbs.Ask);
        data["q"] = question;
        return data;
    }
}
