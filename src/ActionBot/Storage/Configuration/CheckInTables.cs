using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionBot.Storage.Configuration;

internal sealed class CheckInTable : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> builder)
    {
        builder.HasIndex(c => c.Ask).IsUnique();
        // At most one message of the service's own accord for a person and day, whoever sweeps and however often.
        builder.HasIndex(c => new { c.PersonId, c.On }).IsUnique().HasFilter("\"Kind\" <> 1 AND NOT \"Withdrawn\"");
        builder.HasOne(c => c.Person).WithMany().HasForeignKey(c => c.PersonId);
        builder.HasMany(c => c.Items).WithOne(i => i.CheckIn).HasForeignKey(i => i.CheckInId);
        builder.HasMany(c => c.Told).WithOne(t => t.CheckIn).HasForeignKey(t => t.CheckInId);
    }
}

internal sealed class ToldStepTable : IEntityTypeConfiguration<ToldStep>
{
    public void Configure(EntityTypeBuilder<ToldStep> builder)
    {
        builder.HasKey(t => new
        {
            t.CheckInId,
            t.ActionItemId,
            t.Step,
        });
        builder.HasIndex(t => t.ActionItemId);
        builder.HasOne(t => t.ActionItem).WithMany().HasForeignKey(t => t.ActionItemId);
    }
}

internal sealed class CheckInItemTable : IEntityTypeConfiguration<CheckInItem>
{
    public void Configure(EntityTypeBuilder<CheckInItem> builder)
    {
        builder.HasKey(i => new { i.CheckInId, i.ActionItemId });
        builder.HasIndex(i => i.ActionItemId);
        // Planning reads what an owner was asked, for hundreds of owners at once.
        builder.HasIndex(i => new
        {
            i.OwnerId,
            i.CheckInId,
            i.ActionItemId,
        });
        builder.HasOne(i => i.ActionItem).WithMany().HasForeignKey(i => i.ActionItemId);
        builder.HasOne(i => i.Update).WithMany().HasForeignKey(i => i.UpdateId);
    }
}

internal sealed class ProgressUpdateTable : IEntityTypeConfiguration<ProgressUpdate>
{
    public void Configure(EntityTypeBuilder<ProgressUpdate> builder)
    {
        builder.HasIndex(u => new { u.PersonId, u.Once }).IsUnique();
        builder.HasIndex(u => new { u.ActionItemId, u.Id });
        builder.HasOne(u => u.ActionItem).WithMany().HasForeignKey(u => u.ActionItemId);
        builder.HasOne<Person>().WithMany().HasForeignKey(u => u.PersonId);
        builder.HasOne<CheckIn>().WithMany().HasForeignKey(u => u.CheckInId);
        builder.HasOne<ProgressUpdate>().WithMany().HasForeignKey(u => u.ReplacesId);
    }
}

internal sealed class SnoozeTable : IEntityTypeConfiguration<Snooze>
{
    public void Configure(EntityTypeBuilder<Snooze> builder)
    {
        builder.HasIndex(s => new { s.ActionItemId, s.Until });
        builder.HasIndex(s => new { s.ActionItemId, s.On }).IsUnique();
        builder.HasOne<ActionItem>().WithMany().HasForeignKey(s => s.ActionItemId);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}

internal sealed class OwnershipClaimTable : IEntityTypeConfiguration<OwnershipClaim>
{
    public void Configure(EntityTypeBuilder<OwnershipClaim> builder)
    {
        builder.HasIndex(q => q.ActionItemId).IsUnique().HasFilter("\"SettledAt\" IS NULL");
        builder.HasOne<ActionItem>().WithMany().HasForeignKey(q => q.ActionItemId);
        builder.HasOne<Person>().WithMany().HasForeignKey(q => q.PersonId);
    }
}

internal sealed class BlockerTable : IEntityTypeConfiguration<Blocker>
{
    public void Configure(EntityTypeBuilder<Blocker> builder)
    {
        builder.HasIndex(b => new { b.ActionItemId, b.State });
        builder.HasIndex(b => new { b.State, b.Kind });
        builder.HasIndex(b => new { b.ActionItemId, b.Kind }).HasFilter("\"EndedOn\" IS NULL");
        builder.HasOne(b => b.ActionItem).WithMany().HasForeignKey(b => b.ActionItemId);
        builder.HasIndex(b => new { b.BoardId, b.State });
        builder.HasIndex(b => b.MeetingId);
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.HasOne(b => b.Board).WithMany().HasForeignKey(b => b.BoardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Board>().WithMany().HasForeignKey(b => b.PassedUpToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(b => b.OnMeeting).WithMany().HasForeignKey(b => b.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(b => b.DependsOn).WithMany().HasForeignKey(b => b.DependsOnId);
        builder.HasOne<ProgressUpdate>().WithMany().HasForeignKey(b => b.UpdateId);
    }
}

internal sealed class ChangeTable : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.HasIndex(c => new
        {
            c.Entity,
            c.Key,
            c.Id,
        });
        builder.HasIndex(c => new { c.On, c.Id });
        // Where to begin when somebody looks back to a day: often nowhere, because nothing was written since.
        builder.HasIndex(c => new
        {
            c.Entity,
            c.On,
            c.Id,
        });
        // By how far a target date slipped is in the history alone, and few lines of it are about that.
        builder
            .HasIndex(c => new
            {
                c.Entity,
                c.Field,
                c.Key,
                c.Id,
            })
            .HasFilter("\"Field\" = 'targetDate'")
            .HasDatabaseName("IX_Changes_TargetDates");
    }
}
