using ActionBot.Domain.Chasing.Policy;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.FactQueries;

/// <summary>The earliest that any rule of a policy tells anybody of anything, so that what is earlier need not be read.</summary>
internal static class LeastSteps
{
    /// <summary>The last target date of which a board can be told; none where nobody planned for keeps a board's papers.</summary>
    public static DateOnly? BoardFrom(DateOnly day, PlanScope scope, OrganisationChart chart, ChasePolicy policy) =>
        scope.People is { } planned && !chart.Secretaries.Values.Any(s => s.Any(planned.Contains))
            ? null
            : day.AddDays(scope.DaysAhead - BoardOverdueDays(policy));

    public static int BoardOverdueDays(ChasePolicy policy) => Of(policy, c => c.BoardOverdueDays, o => o.BoardOverdueDays);

    public static int LeadOverdueDays(ChasePolicy policy) => Of(policy, c => c.LeadOverdueDays, o => o.LeadOverdueDays);

    public static int LeadAfter(ChasePolicy policy) => Of(policy, c => c.LeadAfter, o => o.LeadAfter);

    public static int ManagerAfter(ChasePolicy policy) => Of(policy, c => c.ManagerAfter, o => o.ManagerAfter);

    private static int Of(ChasePolicy policy, Func<ChaseCadence, int> number, Func<CadencePatch, int?> other) =>
        policy
            .Overrides.SelectMany(o => ChaseTiers.All.Select(t => other(o.Of(t))))
            .OfType<int>()
            .Concat(ChaseTiers.All.Select(t => number(policy.Of(t))))
            .Min();
}
