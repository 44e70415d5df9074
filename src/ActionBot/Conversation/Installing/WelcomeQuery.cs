using ActionBot.Access;
using ActionBot.Conversation.Cards;
using ActionBot.Directory;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Domain.WorkingTime;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ActionBot.Conversation.Installing;

/// <summary>What a welcome tells its reader about their own actions.</summary>
internal sealed class WelcomeQuery(ActionBotContext db, ChasePolicy policy, TimeProvider clock, IOptions<ConversationOptions> options)
{
    public async Task<WelcomeView> ViewAsync(Person? person, CancellationToken cancellationToken)
    {
        if (person is null)
            return new(options.Value.Sender, IsKnown: false, [], 0, WorkingPattern.DefaultSendAt, null, policy.Budget.PerWeekInWords);
        var soon = person.DayAt(clock.GetUtcNow()).AddDays(DueWording.SoonDays);
        var open = db.Actions.Where(a => a.OwnerId == person.Id && a.Status == ActionStatus.Open);
        var bySource = await open.GroupBy(a => a.Report!.Source!.Name)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var due = await open.CountAsync(a => a.TargetDate == null || a.TargetDate <= soon, cancellationToken);
        var example = await open.OrderBy(a => a.TargetDate == null)
            .ThenBy(a => a.TargetDate)
            .ThenBy(a => a.Ref)
            .Select(a => a.Ref)
            .FirstOrDefaultAsync(cancellationToken);
        return new(
            options.Value.Sender,
            IsKnown: true,
            [.. bySource.OrderByDescending(s => s.Count).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Count))],
            due,
            person.SendAt,
            example,
            policy.Budget.PerWeekInWords
        )
        {
            Owns = await db.Actions.AnyAsync(a => a.OwnerId == person.Id && a.Status != ActionStatus.Closed, cancellationToken),
            Leads = [.. (await db.AreasLedAsync(person.Id, cancellationToken)).Select(l => l.Name)],
            Keeps = await db.BoardsServedBy(person.Id).OrderBy(b => b.Name).Select(b => b.Name).ToListAsync(cancellationToken),
        };
    }
}

/// <summary>Section "Conversation".</summary>
internal sealed class ConversationOptions
{
    public const string Section = "Conversation";

    /// <summary>Who asks, as the welcome says it.</summary>
    public string Sender { get; set; } = "The audit tracking team";
}
