using ActionBot.Directory;
using ActionBot.Directory.Accounts;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Connector;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Delivery;

/// <summary>Keeps whose chats the personal chats are: each is of the person to whom its account is linked, and of nobody else.</summary>
internal sealed class AccountChats(
    ActionBotContext db,
    ConnectorClient connector,
    AccountLinks links,
    ConversationWriter book,
    Calendars calendars,
    TimeProvider clock,
    ILogger<AccountChats> logger
)
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
        await db.ReleaseOtherChatsAsync(cancellationToken);
        var chats = db
            .Conversations.AsNoTracking()
            .Where(c => c.PersonId == null && c.Kind == ConversationReference.Personal && c.AadObjectId != null);
        var linked = await chats
            .Join(
                db.People.Where(p => p.TenantId != null),
                c => c.AadObjectId,
                p => p.AadObjectId,
                (c, p) =>
                    new
                    {
                        c.Id,
                        c.TenantId,
                        Person = p,
                    }
            )
            .ToListAsync(cancellationToken);
        foreach (var chat in linked.Where(l => string.Equals(l.TenantId, l.Person.TenantId, StringComparison.OrdinalIgnoreCase)))
            await GiveAsync(chat.Id, chat.Person, cancellationToken);
        foreach (var chat in await NamedSinceAsync(chats, cancellationToken))
            if (!await AdmitAsync(chat, cancellationToken))
                return;
    }

    /// <summary>Takes the chats of a person from them but those of one account: nothing more of theirs goes there.</summary>
    /// <param name="person">The person.</param>
    /// <param name="objectId">The account that they have; none for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<int> ReleaseAsync(long person, string? objectId, CancellationToken cancellationToken) =>
        db
            .Conversations.Where(c =>
                c.PersonId == person
                && c.Kind == ConversationReference.Personal
                && (objectId == null || c.AadObjectId == null || c.AadObjectId != objectId)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, (long?)null), cancellationToken);

    /// <summary>Gives a person the chats of their account, and releases what waited for them.</summary>
    public async Task GiveAllAsync(Person person, CancellationToken cancellationToken)
    {
        var chats = await db
            .Conversations.Where(c =>
                c.Kind == ConversationReference.Personal && c.AadObjectId == person.AadObjectId && c.PersonId != person.Id
            )
            .Select(c => c.Id)
            .ToListAsync(cancellationToken);
        foreach (var chat in chats)
            await GiveAsync(chat, person, cancellationToken);
    }

    private async Task GiveAsync(string chat, Person person, CancellationToken cancellationToken)
    {
        await db
            .Conversations.Where(c => c.Id == chat && db.People.Any(p => p.Id == person.Id && p.AadObjectId == c.AadObjectId))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, person.Id), cancellationToken);
        await book.ReleaseAsync(person.Id, calendars.PatternOf(person).NextSend(clock.GetUtcNow()), cancellationToken);
    }

    // Those whose address or object id somebody has by now. One whose roster entry proved nothing is not asked about until it speaks, and
    // one that nobody could be told for, as of two people's addresses, once a day.
    private async Task<List<ConversationReference>> NamedSinceAsync(
        IQueryable<ConversationReference> chats,
        CancellationToken cancellationToken
    )
    {
        var free = db.People.Where(p => p.IsActive && p.TenantId == null);
        var yesterday = clock.GetUtcNow().AddDays(-1);
        AccountDoubt[] mayPass = [AccountDoubt.HasOtherAccount, AccountDoubt.SeveralPeople];
        return await chats
            .Where(c =>
                c.State == ConversationState.Installed
                && c.UserId != null
                && free.Any(p =>
                    p.AadObjectId == c.AadObjectId || (p.AadObjectId == null && (p.Email == c.Address || p.Email == c.SignInName))
                )
                && !db.AccountRequests.Any(r =>
                    r.AadObjectId == c.AadObjectId
                    && (
                        r.State == AccountRequestState.Refused
                        || (
                            r.Doubt != AccountDoubt.UnknownAddress
                            && r.Doubt != AccountDoubt.NamedSince
                            && !(mayPass.Contains(r.Doubt) && r.LastAt < yesterday)
                        )
                    )
                )
            )
            .OrderBy(c => c.UpdatedAt)
            .ThenBy(c => c.Id)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
    }

    // Tells whether the others are worth asking about.
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
            logger.RosterUnreadable(fault.Outcome.Reaction.ToString());
            // Throttled or away, it would give none of the others either. A refusal is of this chat alone, and the same at the next sweep.
            if (fault.Outcome is not SendOutcome.Rejected)
                return false;
            var state = SendRefusals.StateAfter(fault.Outcome, isMessage: true) ?? ConversationState.Suspended;
            await db.RefuseAsync(chat, state, clock.GetUtcNow(), cancellationToken);
            return true;
        }
    }
}

/// <summary>Chats of accounts that people have no more.</summary>
internal static class OtherChats
{
    /// <summary>Takes chats from people who have another account by now, as where a file names one: nothing more of theirs goes
    /// there.</summary>
    public static Task<int> ReleaseOtherChatsAsync(this ActionBotContext db, CancellationToken cancellationToken) =>
        db
            .Conversations.Where(c =>
                c.PersonId != null
                && c.Kind == ConversationReference.Personal
                && !db.People.Any(p =>
                    p.Id == c.PersonId
                    && p.AadObjectId != null
                    && (p.AadObjectId == c.AadObjectId || (c.AadObjectId == null && p.TenantId != null))
                )
            )
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, (long?)null), cancellationToken);
}
