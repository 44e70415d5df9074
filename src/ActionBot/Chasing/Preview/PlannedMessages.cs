using ActionBot.Domain.Chasing;

namespace ActionBot.Chasing.Preview;

/// <summary>A plan as a list of messages.</summary>
internal static class PlannedMessages
{
    /// <summary>The messages of a plan, by address. An action with several reasons is named once.</summary>
    public static IReadOnlyList<PlannedMessage> Of(DayPlan plan) =>
        [
            .. plan
                .Bundles.Select(b => new PlannedMessage(
                    b.Person.Email,
                    "check-in",
                    [
                        .. b.Requests.Select(r => (r.Action.Ref, Domain.Wording.British.Plain(ReasonWording.Of(r, plan.Day)))),
                        .. News(b.Person),
                    ]
                ))
                .Concat(plan.Digests.Select(d => Of(d, "area digest", plan.Day)))
                .Concat(plan.BoardDigests.Select(d => Of(d, plan.Day)))
                .Concat(plan.Notices.Select(n => Of(n, "notice", plan.Day)))
                .Concat(
                    plan.ChannelDigests.Select(d => new PlannedMessage(
                        d.Mailbox ?? $"channel of the {d.Board}",
                        $"digest of the {d.Board}{(d.Mailbox is null ? "" : ", by mail")}",
                        []
                    ))
                )
                .OrderBy(m => m.Email, StringComparer.Ordinal),
        ];

    private static PlannedMessage Of(BoardNotice digest, DateOnly day) =>
        Of(
            new Notice(digest.Person, digest.Items),
            $"digest of the {Domain.Wording.British.List([.. digest.All.Select(d => d.Board)])}",
            day
        );

    private static PlannedMessage Of(Notice notice, string kind, DateOnly day) =>
        new(
            notice.Person.Email,
            kind,
            [
                .. notice
                    .Items.GroupBy(i => i.Action.ActionId)
                    .Select(g =>
                        (
                            g.First().Action.Ref,
                            Domain.Wording.British.Plain(string.Join("; ", g.Select(i => ReasonWording.Of(i, day)).Distinct()))
                        )
                    ),
                .. News(notice.Person),
            ]
        );

    private static IEnumerable<(string Ref, string Reason)> News(PersonFacts person) =>
        person.News.Select(n => ("news", Domain.Wording.British.Plain(n.Text)));
}
