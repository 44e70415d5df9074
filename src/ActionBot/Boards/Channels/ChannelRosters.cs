using ActionBot.Conversation;
using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Directory.Accounts;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Connector;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Channels;

/// <summary>
/// Looks who reads in the channels to which digests are due, by Teams' own roster, before anything is posted there: a digest goes
/// to no channel in which guests or people of other tenants read. Asks outside every transaction: nobody is to wait for Teams
/// with the database locked.
/// </summary>
internal sealed class ChannelRosters(
    IServiceScopeFactory scopes,
    TurnTransaction runner,
    TimeProvider clock,
    ILogger<ChannelRosters> logger
)
{
    /// <summary>For so long it counts who was seen there, for a digest that is to be posted.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>So long the digests of a day wait for a roster that Teams does not give, before they go to the secretaries.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(3);

    // What was asked in vain before the night is no reason to lose patience in the morning.
    private static readonly TimeSpan OtherDay = TimeSpan.FromHours(12);

    /// <summary>Beyond this nobody looks through them all.</summary>
    public const int Most = 3000;

    private const int MostAtOnce = 20;

    /// <summary>Looks at the channels of these digests, and at those of which nobody knows who reads there.</summary>
    public async Task LookAsync(IReadOnlyCollection<string> due, CancellationToken cancellationToken)
    {
        foreach (var channel in await ChannelsAsync(due, cancellationToken))
        {
            var (readers, outcome) = await ReadAsync(channel, cancellationToken);
            var refused = outcome is null ? null : SendRefusals.StateAfter(outcome, isMessage: true);
            await runner.RunAsync(
                services =>
                    WriteAsync(
                        services.GetRequiredService<ActionBotContext>(),
                        channel,
                        readers,
                        refused,
                        due.Contains(channel.Id),
                        cancellationToken
                    ),
                cancellationToken
            );
            // The others would most likely fare alike. What is odd about one channel says nothing of them.
            if (outcome is SendOutcome.Throttled or SendOutcome.Transient)
                return;
        }
    }

    private async Task<IReadOnlyList<ConversationReference>> ChannelsAsync(
        IReadOnlyCollection<string> due,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
        var (office, now) = (scope.ServiceProvider.GetRequiredService<Calendars>().Usual, clock.GetUtcNow());
        var open = await db
            .Conversations.AsNoTracking()
            .Where(c =>
                c.State == ConversationState.Installed
                && c.Closed == ChannelClosure.None
                && db.Boards.Any(b => b.SecretariatChannel == c.Id)
            )
            .ToListAsync(cancellationToken);
        // One to which nothing may go is looked at once a day, in case that has changed.
        return
        [
            .. open.Where(c =>
                    due.Contains(c.Id)
                        ? !IsFresh(c, now)
                        : c.Readers == ChannelReaders.Unknown
                            || (!c.TakesDigests && office.NextSend(now) == now && !IsOfToday(c.ReadersAt ?? now))
                )
                .OrderByDescending(c => due.Contains(c.Id))
                .ThenBy(c => c.UnreadSince is not null)
                .ThenBy(c => c.ReadersAt)
                .ThenBy(c => c.Id, StringComparer.Ordinal)
                .Take(MostAtOnce),
        ];

        bool IsOfToday(DateTimeOffset at) => office.LocalAt(at).Day == office.LocalAt(now).Day;
    }

    /// <summary>Whether a digest may be posted there now.</summary>
    public static bool IsFresh(ConversationReference channel, DateTimeOffset now) =>
        channel.ShowsDigests && channel.ReadersAt >= now - Fresh;

    private async Task<(ChannelReaders? Readers, SendOutcome? Outcome)> ReadAsync(
        ConversationReference channel,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var (count, isUnproved) = (0, false);
        try
        {
            var connector = scope.ServiceProvider.GetRequiredService<ConnectorClient>();
            await foreach (var member in connector.GetMembersAsync(new Uri(channel.ServiceUrl), channel.Id, cancellationToken))
            {
                var standing = AccountRule.Of(member, channel.TenantId);
                if (standing is not (AccountStanding.Member or AccountStanding.Unproved))
                    return (ChannelReaders.Outsiders, null);
                isUnproved |= standing == AccountStanding.Unproved;
                if (++count > Most)
                    return (ChannelReaders.TooMany, null);
            }
            // A roster that names nobody names no outsider either, and proves nothing.
            return (
                count == 0 ? null
                : isUnproved ? ChannelReaders.Unproved
                : ChannelReaders.Own,
                null
            );
        }
        catch (RosterException fault)
        {
            logger.RosterUnreadable(fault.Outcome.Reaction.ToString());
            return (null, fault.Outcome);
        }
    }

    private async Task<bool> WriteAsync(
        ActionBotContext db,
        ConversationReference seen,
        ChannelReaders? readers,
        ConversationState? refused,
        bool isDue,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        if (refused is { } state)
            return await db.RefuseAsync(seen, state, now, cancellationToken) > 0;
        // What was told of it while Teams was asked has the last word.
        var same = db.Conversations.Where(c => c.Id == seen.Id && c.UpdatedAt == seen.UpdatedAt);
        if (await same.FirstOrDefaultAsync(cancellationToken) is not { } channel || (readers is null && !isDue))
            return false;
        if (readers is null && (channel.UnreadSince is not { } since || now - since >= OtherDay))
            channel.UnreadSince = now;
        else if (readers is null && now - channel.UnreadSince < Patience)
            return false;
        else
            (channel.Readers, channel.ReadersAt, channel.UnreadSince) = (readers ?? ChannelReaders.Unreadable, now, null);
        logger.ChannelReadersSeen(channel.Readers.ToString());
        return true;
    }
}
