using System.Runtime.CompilerServices;
using ActionBot.Chasing.FactQueries;
using ActionBot.Domain.Chasing;

namespace ActionBot.Chasing.Preview;

/// <summary>What the send would do on a day and those after it, from the same facts and the same planner.</summary>
public sealed class PreviewQuery(ChaseFactsQuery facts, SecretariatFacts secretariats, ChasePolicy policy)
{
    /// <summary>The most days of one preview.</summary>
    public const int MostDays = 90;

    /// <summary>
    /// The plans of some days, one after the other: what is planned is taken to be delivered on its day, and nobody to answer.
    /// </summary>
    /// <param name="from">The first day.</param>
    /// <param name="days">How many, 1 to <see cref="MostDays"/>.</param>
    public async IAsyncEnumerable<DayPlan> DaysAsync(DateOnly from, int days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = await facts.LoadAsync(from, PlanScope.Everybody with { DaysAhead = days - 1 }, cancellationToken);
        var boards = await secretariats.DueAsync(from, cancellationToken);
        for (var day = from; day < from.AddDays(days); day = day.AddDays(1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var plan = ChasePlanner.Plan(day, known, policy);
            yield return plan;
            known = boards.After(plan, known.After(plan));
        }
    }

    /// <summary>The plan of one day.</summary>
    public async Task<DayPlan> DayAsync(DateOnly day, CancellationToken cancellationToken) =>
        ChasePlanner.Plan(day, await facts.LoadAsync(day, PlanScope.Everybody, cancellationToken), policy);
}

/// <summary>One message of a plan.</summary>
/// <param name="Email">Whom it goes to: an address, the channel of a board, or its mailbox.</param>
/// <param name="Kind">"check-in", "area digest", "digest of the …", "digest of the …, by mail" or "notice".</param>
/// <param name="Items">The actions in it, each with why it is, and the news that goes with it.</param>
public sealed record PlannedMessage(string Email, string Kind, IReadOnlyList<(string Ref, string Reason)> Items);

/// <summary>A plan as a list of messages.</summary>
public static class PlannedMessages
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
