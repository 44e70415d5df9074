using ActionBot.Domain.Boards;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionBot.Storage.Configuration;

internal sealed class DecisionTable : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.HasIndex(d => new { d.PersonId, d.Once }).IsUnique();
        builder.HasIndex(d => new { d.ActionItemId, d.Id });
        builder.HasOne(d => d.Blocker).WithMany().HasForeignKey(d => d.BlockerId);
        builder.HasOne<ActionItem>().WithMany().HasForeignKey(d => d.ActionItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(d => d.Board).WithMany().HasForeignKey(d => d.BoardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(d => d.MeetingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(d => d.DeferredToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(d => d.Person).WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RoutingRuleTable : IEntityTypeConfiguration<RoutingRule>
{
    public void Configure(EntityTypeBuilder<RoutingRule> builder)
    {
        builder
            .HasIndex(r => new
            {
                r.Source,
                r.AreaPath,
                r.Theme,
            })
            .IsUnique();
        builder.HasOne<Board>().WithMany().HasForeignKey(r => r.BoardId);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }
}

internal sealed class BoardDigestTable : IEntityTypeConfiguration<BoardDigest>
{
    public void Configure(EntityTypeBuilder<BoardDigest> builder)
    {
        builder.HasIndex(d => d.Key).IsUnique();
        // One a day for a board and each of its recipients, whoever sweeps and however often.
        builder
            .HasIndex(d => new
            {
                d.BoardId,
                d.Recipient,
                d.On,
            })
            .IsUnique();
        builder.HasOne(d => d.Board).WithMany().HasForeignKey(d => d.BoardId);
        builder.HasOne(d => d.CheckIn).WithMany().HasForeignKey(d => d.CheckInId);
        builder.HasMany(d => d.Items).WithOne(i => i.BoardDigest).HasForeignKey(i => i.BoardDigestId);
    }
}

internal sealed class BoardDigestItemTable : IEntityTypeConfiguration<BoardDigestItem>
{
    public void Configure(EntityTypeBuilder<BoardDigestItem> builder)
    {
        builder.HasKey(i => new { i.BoardDigestId, i.BlockerId });
        builder.HasIndex(i => i.BlockerId);
        builder.HasOne(i => i.Blocker).WithMany().HasForeignKey(i => i.BlockerId);
    }
}

internal sealed class NewsTable : IEntityTypeConfiguration<NewsLine>
{
    public void Configure(EntityTypeBuilder<NewsLine> builder)
    {
        builder.HasIndex(n => n.Key).IsUnique();
        builder.HasIndex(n => n.CheckInId);
        // Only what was not told yet is ever searched.
        builder.HasIndex(n => new { n.PersonId, n.Id }).HasFilter("\"CheckInId\" IS NULL");
        builder.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
        builder.HasOne(n => n.CheckIn).WithMany().HasForeignKey(n => n.CheckInId);
    }
}
