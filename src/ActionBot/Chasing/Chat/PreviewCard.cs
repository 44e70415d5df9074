using ActionBot.Chasing.Preview;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Chasing.Chat;

/// <summary>Who would be sent what on a day, page by page, and why the rest is not asked about.</summary>
internal static class PreviewCard
{
    /// <summary>The verb of its buttons.</summary>
    public const string Verb = "preview.show";

    /// <summary>The most messages of one page.</summary>
    public const int PageSize = 8;

    private const int MostItems = 5;
    private const int MostReasons = 12;

    /// <summary>Draws one page.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="page">The page, from 0; one that does not exist is the nearest.</param>
    public static AdaptiveCard Draw(DayPlan plan, int page)
    {
        var messages = PlannedMessages.Of(plan);
        var pages = Math.Max(1, (messages.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 0, pages - 1);
        return new()
        {
            FallbackText = Headline(plan),
            Body =
            [
                Heading($"Preview of {British.Weekday(plan.Day, plan.Day)}"),
                new TextBlock(
                    $"{British.Count(messages.Count, "message")}, "
                        + $"{British.Count(plan.Bundles.Sum(b => b.Requests.Count), "action")} asked about, {plan.Skipped.Count:N0}"
                        + " not. Nothing is sent by looking."
                )
                {
                    Spacing = Spacing.None,
                },
                .. messages.Skip(page * PageSize).Take(PageSize).Select(Message),
                .. pages > 1
                    ?
                    [
                        Muted(
                            $"Messages {(page * PageSize) + 1:N0} to "
                                + $"{Math.Min(messages.Count, (page + 1) * PageSize):N0} of {messages.Count:N0}"
                        ) with
                        {
                            Separator = true,
                            Spacing = Spacing.Medium,
                        },
                    ]
                    : Array.Empty<CardElement>(),
                .. page > 0 ? [Row(Press($"Previous {PageSize}", To(plan.Day, page - 1)))] : Array.Empty<CardElement>(),
                .. page < pages - 1
                    ? [Row(Press($"Next {Math.Min(PageSize, messages.Count - ((page + 1) * PageSize))}", To(plan.Day, page + 1)))]
                    : Array.Empty<CardElement>(),
                .. NotAsked(plan),
                Row(Press("The day after", To(plan.Day.AddDays(1), 0))) with
                {
                    Spacing = Spacing.Medium,
                },
            ],
        };
    }

    /// <summary>The day, as a sentence; also the words of the notification.</summary>
    public static string Headline(DayPlan plan) => British.Plain($"Preview of {British.Weekday(plan.Day, plan.Day)}");

    private static Container Message(PlannedMessage message) =>
        new([
            Strong(CardText.Escape(CardText.Breakable(message.Email))),
            Muted($"{char.ToUpperInvariant(message.Kind[0])}{message.Kind[1..]}, {British.Count(message.Items.Count, "action")}") with
            {
                Spacing = Spacing.None,
            },
            .. message
                .Items.Take(MostItems)
                .Select(i => new TextBlock($"**{CardText.Escape(i.Ref)}** {CardText.Escape(i.Reason)}")
                {
                    Size = TextSize.Small,
                    Spacing = Spacing.None,
                }),
            .. message.Items.Count > MostItems
                ? [Muted($"and {message.Items.Count - MostItems:N0} more") with { Spacing = Spacing.None }]
                : Array.Empty<CardElement>(),
        ])
        {
            Separator = true,
            Spacing = Spacing.Small,
        };

    private static IEnumerable<CardElement> NotAsked(DayPlan plan)
    {
        var groups = plan.Skipped.GroupBy(s => s.Reason).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).ToList();
        if (groups.Count == 0)
            yield break;
        yield return Strong("Not asked about") with
        {
            Spacing = Spacing.Medium,
            Separator = true,
        };
        foreach (var group in groups.Take(MostReasons))
            yield return new TextBlock(
                $"{group.Count():N0} · {CardText.Escape(British.Plain(ReasonWording.Of(group.First(), plan.Day)))}"
                    + $"{(group.Select(s => ReasonWording.Of(s, plan.Day)).Distinct().Skip(1).Any() ? ", and the like" : "")}"
            )
            {
                Size = TextSize.Small,
                Spacing = Spacing.Small,
            };
    }

    private static System.Text.Json.Nodes.JsonObject To(DateOnly day, int page)
    {
        var data = Data(Verb);
        data["day"] = day.ToString("yyyy-MM-dd");
        data["page"] = page;
        return data;
    }
}
