using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Areas;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.History;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage.Messages;
using ActionBot.Storage.Touches;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Storage;

/// <summary>The one model of the database. Two thin contexts derive from it, one for each database, each with its migrations.</summary>
public abstract class ActionBotContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<SourceVerifier> SourceVerifiers => Set<SourceVerifier>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<AreaLead> AreaLeads => Set<AreaLead>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<AccountRequest> AccountRequests => Set<AccountRequest>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<ActionItem> Actions => Set<ActionItem>();
    public DbSet<Board> Boards => Set<Board>();
    public DbSet<BoardSecretary> BoardSecretaries => Set<BoardSecretary>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<RoutingRule> RoutingRules => Set<RoutingRule>();
    public DbSet<BoardDigest> BoardDigests => Set<BoardDigest>();
    public DbSet<BoardDigestItem> BoardDigestItems => Set<BoardDigestItem>();
    public DbSet<BoardDetour> BoardDetours => Set<BoardDetour>();
    public DbSet<NewsLine> News => Set<NewsLine>();
    public DbSet<CheckIn> CheckIns => Set<CheckIn>();
    public DbSet<CheckInItem> CheckInItems => Set<CheckInItem>();
    public DbSet<ToldStep> ToldSteps => Set<ToldStep>();
    public DbSet<ProgressUpdate> Updates => Set<ProgressUpdate>();
    public DbSet<Snooze> Snoozes => Set<Snooze>();
    public DbSet<OwnershipClaim> OwnershipQueries => Set<OwnershipClaim>();
    public DbSet<LedgerLine> Ledger => Set<LedgerLine>();
    public DbSet<SendingHold> Holds => Set<SendingHold>();
    public DbSet<AreaPosition> AreaPositions => Set<AreaPosition>();
    public DbSet<AreaConfirmation> AreaConfirmations => Set<AreaConfirmation>();
    public DbSet<Blocker> Blockers => Set<Blocker>();
    public DbSet<LastQuestion> LastQuestions => Set<LastQuestion>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<Touch> Touches => Set<Touch>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<ConversationReference> Conversations => Set<ConversationReference>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ActionBotContext).Assembly);
}
