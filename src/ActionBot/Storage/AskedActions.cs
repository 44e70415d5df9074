using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Storage;

/// <summary>
/// Keeps, on each action, since when its owner has been asked without an answer: a question about a large register has no time to
/// look through the requests.
/// </summary>
internal static class AskedActions
{
    /// <summary>The same from all requests that were ever delivered, for a register that has them already.</summary>
    public static string FromTheBeginning { get; } = FromRequests("");

    /// <summary>
    /// Reads it anew from the requests, for actions whose owner or whose day of the last answer changed: some of the requests may
    /// not count any more, and others still do.
    /// </summary>
    /// <param name="ids">Their keys.</param>
    public static async Task RenewAskedAsync(this ActionBotContext db, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return;
        await db
            .Actions.Where(a => ids.Contains(a.Id) && a.AskedOn != null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(a => a.AskedOn, (DateOnly?)null).SetProperty(a => a.AskedAgainOn, (DateOnly?)null),
                cancellationToken
            );
        // Keys are numbers, and say nothing else.
        var these = FromRequests($"""AND i."ActionItemId" IN ({string.Join(',', ids)})""");
        await db.Database.ExecuteSqlRawAsync(these, cancellationToken);
    }

    /// <summary>Takes back that a scheduled request was delivered: it went with a chat that was removed, and is sent again.</summary>
    /// <param name="checkIn">The message with the requests, the latest of its person.</param>
    /// <param name="day">The day on which it was delivered.</param>
    public static Task<int> NoteUndeliveredAsync(
        this ActionBotContext db,
        long checkIn,
        DateOnly day,
        CancellationToken cancellationToken
    ) =>
        Asked(db, checkIn)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(a => a.AskedOn, a => a.AskedAgainOn == null && a.AskedOn == day ? null : a.AskedOn)
                        .SetProperty(a => a.AskedAgainOn, a => a.AskedAgainOn == day ? null : a.AskedAgainOn),
                cancellationToken
            );

    /// <summary>Takes note that a scheduled request was delivered.</summary>
    /// <param name="checkIn">The message with the requests; for other kinds of message nothing is noted.</param>
    /// <param name="day">The day of the person who got it.</param>
    public static Task<int> NoteAskedAsync(this ActionBotContext db, long checkIn, DateOnly day, CancellationToken cancellationToken) =>
        Asked(db, checkIn)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(
                            a => a.AskedAgainOn,
                            a =>
                                a.AskedOn != null && (a.LastAnsweredOn == null || a.AskedOn > a.LastAnsweredOn)
                                    ? a.AskedAgainOn ?? day
                                    : null
                        )
                        .SetProperty(
                            a => a.AskedOn,
                            a => a.AskedOn != null && (a.LastAnsweredOn == null || a.AskedOn > a.LastAnsweredOn) ? a.AskedOn : day
                        ),
                cancellationToken
            );

    // Whoever has got the action since was not asked by it.
    private static IQueryable<ActionItem> Asked(ActionBotContext db, long checkIn)
    {
        var items = db.CheckInItems.Where(i => i.CheckInId == checkIn && i.CheckIn!.Kind == CheckInKind.Scheduled);
        return db.Actions.Where(a =>
            items.Select(i => i.ActionItemId).Contains(a.Id) && items.Any(i => i.ActionItemId == a.Id && i.OwnerId == a.OwnerId)
        );
    }

    private static string FromRequests(string which) =>
        $"""
            UPDATE "Actions" SET "AskedOn" = asked."First", "AskedAgainOn" = asked."Second"
            FROM (
                SELECT r."ActionItemId",
                    MIN(CASE WHEN r."Number" = 1 THEN r."DeliveredOn" END) AS "First",
                    MIN(CASE WHEN r."Number" = 2 THEN r."DeliveredOn" END) AS "Second"
                FROM (
                    SELECT i."ActionItemId", c."DeliveredOn",
                        ROW_NUMBER() OVER (PARTITION BY i."ActionItemId" ORDER BY c."DeliveredOn", c."Id") AS "Number"
                    FROM "CheckInItems" i JOIN "CheckIns" c ON c."Id" = i."CheckInId" JOIN "Actions" a ON a."Id" = i."ActionItemId"
                    WHERE c."Kind" = 0 AND c."DeliveredOn" IS NOT NULL AND a."OwnerId" = i."OwnerId"
                        AND (a."LastAnsweredOn" IS NULL OR c."DeliveredOn" > a."LastAnsweredOn") {which}
                ) r
                WHERE r."Number" <= 2
                GROUP BY r."ActionItemId"
            ) asked
            WHERE "Actions"."Id" = asked."ActionItemId"
            """;
}
