using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Directory.Writing;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Ownership;

/// <summary>A person who may become an owner, or why they may not.</summary>
internal sealed record OwnerReading(Person? Owner, string? Fault);

/// <summary>Settles whose an action is: names another owner, or confirms the one it has. Whoever it concerns is told in one line.</summary>
internal sealed class OwnerWriter(ActionBotContext db, Outbox outbox, Calendars calendars, TimeProvider clock)
{
    private const int MostQuoted = 90;

    /// <summary>
    /// Hands an action to another owner and settles what was said about its ownership. Gives what happens next, in sentences;
    /// null where somebody settled it first.
    /// </summary>
    /// <param name="isQueried">Whether somebody's word about its ownership is there to be settled.</param>
    public async Task<IReadOnlyList<string>?> NameAsync(
        Person by,
        DateOnly today,
        ActionItem action,
        bool isQueried,
        Person owner,
        string through,
        CancellationToken cancellationToken
    )
    {
        var before = action.OwnerId is { } id ? await db.People.AsNoTracking().FirstAsync(p => p.Id == id, cancellationToken) : null;
        if (!await SettleAsync(by, today, action, through, cancellationToken) && isQueried)
            return null;
        action.OwnerId = owner.Id;
        action.Version++;
        Note(by, today, action, "owner", before?.Email, owner.Email, through);
        // Of two leads who press at once the second is turned away here, and then sees what the first one said.
        await db.SaveChangesAsync(cancellationToken);
        await db.RenewAskedAsync([action.Id], cancellationToken);
        var key = $"owner:{action.Id}:{action.Version}";
        if (before is { IsActive: true })
            await TellAsync(
                by,
                before,
                key,
                $"{action.Ref} is not yours any more. {by.Name} named {owner.Name} as its owner.",
                cancellationToken
            );
        await TellAsync(
            by,
            owner,
            key,
            $"{action.Ref} is yours now: “{Short(action)}”. {by.Name} named you as its owner. Type “show {action.Ref}” to answer.",
            cancellationToken
        );
        var told = new[] { before is { IsActive: true } ? before : null, owner }
            .OfType<Person>()
            .Where(p => p.Id != by.Id)
            .Select(p => p.Name)
            .ToList();
        return
        [
            .. told.Count == 0 ? Array.Empty<string>() : [$"{British.List(told)} {(told.Count == 1 ? "is" : "are")} told."],
            .. owner.AadObjectId is null ? [$"{owner.Name} is asked once they have ActionBot in Teams."] : Array.Empty<string>(),
        ];
    }

    /// <summary>Confirms the owner an action has; false where somebody settled it first.</summary>
    public async Task<bool> ConfirmAsync(
        Person by,
        DateOnly today,
        ActionItem action,
        Person owner,
        long query,
        string line,
        string through,
        CancellationToken cancellationToken
    )
    {
        if (!await SettleAsync(by, today, action, through, cancellationToken))
            return false;
        Note(by, today, action, "ownershipConfirmed", null, line, through);
        var said = line.Length > 0 ? $" They write: “{line}”" : "";
        await TellAsync(
            by,
            owner,
            $"theirs:{query}",
            $"{by.Name} says that {action.Ref} is yours: “{Short(action)}”.{said} Type “show {action.Ref}” to answer.",
            cancellationToken
        );
        return true;
    }

    /// <summary>
    /// The person of an address. Somebody whom the register does not know yet is added to it, at an address of a kind that it
    /// knows.
    /// </summary>
    public async Task<OwnerReading> ReadAsync(
        Person by,
        DateOnly today,
        string address,
        string through,
        CancellationToken cancellationToken
    )
    {
        if (Emails.Read(address) is not { } email)
            return new(null, $"“{British.Shorten(address, 60)}” is no address. Give one such as finance-owner1@example.org.");
        if (await db.People.FirstOrDefaultAsync(p => p.Email == email, cancellationToken) is { } known)
            return known.IsActive ? new(known, null) : new(null, $"{known.Name} has left. Give the address of somebody who is here.");
        // A slip in the part after the @ would hand an action to nobody, or to somebody outside.
        var domain = email[email.IndexOf('@', StringComparison.Ordinal)..];
        if (!await db.People.AnyAsync(p => p.Email.EndsWith(domain), cancellationToken))
            return new(null, $"The register knows nobody with an address that ends in “{domain}”. Give an address of your organisation.");
        var added = db.AddNamed([email], new ChangeLines(through, today, clock.GetUtcNow(), by.Id))[0];
        await db.SaveChangesAsync(cancellationToken);
        return new(added, null);
    }

    /// <summary>Who settled the ownership of an action last: a person's name, or "the register".</summary>
    public async Task<string> SettledByAsync(string reference, CancellationToken cancellationToken) =>
        await db
            .Changes.Where(c =>
                c.Entity == "action" && c.Key == reference && (c.Field == "owner" || (c.Field == "ownershipQueried" && c.To == null))
            )
            .OrderByDescending(c => c.Id)
            .Select(c => db.People.Where(p => p.Id == c.PersonId).Select(p => p.Name).FirstOrDefault())
            .FirstOrDefaultAsync(cancellationToken)
        ?? "the register";

    // The one write that finds the word still open settles it.
    private async Task<bool> SettleAsync(Person by, DateOnly today, ActionItem action, string through, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var open = db.OpenOwnershipClaims().Where(q => q.ActionItemId == action.Id);
        var suggested = await open.Select(q => q.Suggested ?? "").FirstOrDefaultAsync(cancellationToken);
        if (await open.ExecuteUpdateAsync(set => set.SetProperty(q => q.SettledAt, now), cancellationToken) == 0)
            return false;
        Note(by, today, action, "ownershipQueried", suggested, null, through);
        return true;
    }

    private async Task TellAsync(Person by, Person whom, string key, string sentence, CancellationToken cancellationToken)
    {
        if (whom.Id != by.Id)
            await outbox.SendAsync(
                $"{key}:{whom.Id}",
                OutboxAddress.Person(whom.Id),
                OutboundActivity.Plain(sentence),
                OutboxPriority.Bulk,
                calendars.PatternOf(whom).NextSend(clock.GetUtcNow()),
                cancellationToken
            );
    }

    private void Note(Person by, DateOnly today, ActionItem action, string field, string? from, string? to, string through) =>
        db.Add(new ChangeOrigin(clock.GetUtcNow(), today, by.Id, through).Of(action, field, from, to));

    private static string Short(ActionItem action) => British.Shorten(British.OneLine(action.AgreedAction), MostQuoted);
}
