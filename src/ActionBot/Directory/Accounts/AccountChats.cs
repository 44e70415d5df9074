using ActionBot.Delivery;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using ActionBot.Teams.Connector;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Directory.Accounts;

/// <summary>Keeps whose chats the personal chats are: each is of the person to whom its account is linked, and of nobody else.</summary>
public sealed class AccountChats(
    ActionBotContext db, ConnectorClient connector, AccountLinks links, ConversationBook book, Calendars calendars, TimeProvider clock,
        ILogger<AccountChats> logger)
{
    // A roster that is throttled is not asked for everybody at once.
    private const int MostAtOnce = 20;

    /// <summary>
    /// Links those who had the app before the register named them, gives chats to whom they are by now, and releases what waited for these.
    /// The roster is asked
    /// afresh: what it said when the account last spoke is no proof of today.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await ReleaseOthersAsync(cancellationToken);
        var chats = db.Conversations.AsNoTracking().Where(c => c.PersonId == null && c.Kind == "personal" && c.AadObjectId != null);
        var linked = await chats.Join(db.People.Where(p => p.TenantId != null), c => c.AadObjectId, p => p.AadObjectId, (c, p) =>
            new { c.Id, c.TenantId, Person = p })
            .ToListAsync(cancellationToken);
        foreach (var chat in linked.Where(l => string.Equals(l.TenantId, l.Person.TenantId, StringComparison.OrdinalIgnoreCase)))
            await GiveAsync(chat.Id, chat.Person, cancellationToken);
        foreach (var chat in await NamedSinceAsync(chats, cancellationToken))
            if (!await AdmitAsync(chat, cancellationToken))
                return;
    }

    /// <summary>Takes chats from people who have another account by now: nothing more of theirs goes there.</summary>
    public Task<int> ReleaseOthersAsync(CancellationToken cancellationToken) => db.Conversations
        .Where(c =>
            c.PersonId != null && c.Kind == "personal" && c.AadObjectId != null
                && !db.People.Any(p => p.Id == c.PersonId && p.AadObjectId == c.AadObjectId))
        .ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, (long?)null), cancellationToken);

    /// <summary>Gives a person the chats of their account, and releases what waited for them.</summary>
    public async Task GiveAllAsync(Person person, CancellationToken cancellationToken)
    {
        var chats = await db.Conversations.Where(c =>
            c.Kind == "personal" && c.AadObjectId == person.AadObjectId && c.PersonId != person.Id).Select(c => c.Id)
                .ToListAsync(cancellationToken);
        foreach (var chat in chats)
            await GiveAsync(chat, person, cancellationToken);
    }

    private async Task GiveAsync(string chat, Person person, CancellationToken cancellationToken)
    {
        await db.Conversations.Where(c => c.Id == chat && db.People.Any(p => p.Id == person.Id && p.AadObjectId == c.AadObjectId))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, person.Id), cancellationToken);
        await book.ReleaseAsync(person.Id, calendars.PatternOf(person).NextSend(clock.GetUtcNow()), cancellationToken);
    }

    // Those whose address or object id somebody has by now. An account whose roster entry proved nothing is not asked about until it
    // speaks.
    private async Task<List<ConversationReference>> NamedSinceAsync(IQueryable<ConversationReference> chats,
        CancellationToken cancellationToken)
    {
        var free = db.People.Where(p => p.IsActive && p.TenantId == null);
        AccountDoubt[] mayPass = [AccountDoubt.UnknownAddress, AccountDoubt.HasOtherAccount, AccountDoubt.SeveralPeople];
        return await chats.Where(c => c.State == ConversationState.Installed && c.UserId != null
                && free.Any(p =>
                    (p.AadObjectId == null && (p.Email == c.Address || p.Email == c.SignInName)) || p.AadObjectId == c.AadObjectId)
                && !db.AccountRequests.Any(r =>
                    r.AadObjectId == c.AadObjectId && (r.State == AccountRequestState.Refused || !mayPass.Contains(r.Doubt))))
            .OrderBy(c => c.UpdatedAt).ThenBy(c => c.Id).Take(MostAtOnce).ToListAsync(cancellationToken);
    }

    private async Task<bool> AdmitAsync(ConversationReference chat, CancellationToken cancellationToken)
    {
        try
        {
            var member = await connector.GetMemberAsync(new Uri(chat.ServiceUrl), chat.Id, chat.UserId!, cancellationToken);
            if (await links.AdmitAsync(new(chat.TenantId, chat.TenantId, chat.AadObjectId!, member), cancellationToken) is { } person)
                await GiveAsync(chat.Id, person, cancellationToken);
            return true;
        }
        catch (RosterException fault)
        {
            // Still no answer, and most likely none for the others: the next sweep asks.
            logger.RosterUnreadable(fault.Outcome.Reaction.ToString());
            return false;
        }
    }
}
