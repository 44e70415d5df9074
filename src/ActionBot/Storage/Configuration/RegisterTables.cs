using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionBot.Storage.Configuration;

internal sealed class SourceTable : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.HasIndex(s => s.Code).IsUnique();
        builder.HasMany(s => s.Verifiers).WithOne().HasForeignKey(v => v.SourceId);
    }
}

internal sealed class SourceVerifierTable : IEntityTypeConfiguration<SourceVerifier>
{
    public void Configure(EntityTypeBuilder<SourceVerifier> builder) => builder.HasKey(v => new { v.SourceId, v.PersonId });
}

internal sealed class ReportTable : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder) => builder.HasIndex(r => new { r.SourceId, r.Title }).IsUnique();
}

internal sealed class AreaTable : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> builder)
    {
        builder.HasIndex(a => a.Path).IsUnique();
        builder.PrimitiveCollection(a => a.Abbreviations);
        builder.HasOne<Area>().WithMany().HasForeignKey(a => a.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Board>().WithMany().HasForeignKey(a => a.DefaultBoardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Leads).WithOne(l => l.Area).HasForeignKey(l => l.AreaId);
    }
}

internal sealed class AreaLeadTable : IEntityTypeConfiguration<AreaLead>
{
    public void Configure(EntityTypeBuilder<AreaLead> builder)
    {
        builder.HasKey(l => new { l.AreaId, l.PersonId });
        builder.HasIndex(l => l.PersonId);
    }
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.HasIndex(p => p.Email).IsUnique();
        builder.HasIndex(p => p.AadObjectId).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.ManagerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AccountRequestTable : IEntityTypeConfiguration<AccountRequest>
{
    public void Configure(EntityTypeBuilder<AccountRequest> builder)
    {
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.TenantId, r.AadObjectId }).IsUnique();
        builder.HasIndex(r => new { r.State, r.FirstAt });
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }
}

internal sealed class ActionItemTable : IEntityTypeConfiguration<ActionItem>
{
    private const string Open = "\"Status\" <> 3";

    public void Configure(EntityTypeBuilder<ActionItem> builder)
    {
        builder.HasIndex(a => a.Ref).IsUnique();
        builder.HasIndex(a => a.RefKey);
        // Everything that planning reads of an action, by its owner and by its area: the rows of one owner lie all over the
        // table, those of an index side by side.
        builder
            .HasIndex(a => new
            {
                a.OwnerId,
                a.Status,
                a.AreaId,
                a.Id,
                a.Ref,
                a.Rating,
                a.ReportId,
                a.TargetDate,
                a.RegisteredOn,
                a.LastAnsweredOn,
                a.SameAnswers,
                a.SameSince,
            })
            .HasDatabaseName("IX_Actions_Planning");
        builder
            .HasIndex(a => new
            {
                a.AreaId,
                a.Status,
                a.OwnerId,
                a.Id,
                a.Ref,
                a.Rating,
                a.ReportId,
                a.TargetDate,
                a.RegisteredOn,
                a.LastAnsweredOn,
                a.SameAnswers,
                a.SameSince,
            })
            .HasDatabaseName("IX_Actions_PlanningByArea");
        // What is open and due, in the order in which people are told of it: of an area, of a report, and of all.
        builder
            .HasIndex(a => new
            {
                a.AreaId,
                a.TargetDate,
                a.Rating,
                a.Standing,
                a.Status,
                a.Ref,
            })
            .HasFilter(Open)
            .HasDatabaseName("IX_Actions_DueByArea");
        builder
            .HasIndex(a => new
            {
                a.ReportId,
                a.TargetDate,
                a.Rating,
                a.Standing,
                a.Status,
            })
            .HasFilter(Open);
        builder
            .HasIndex(a => new
            {
                a.TargetDate,
                a.Rating,
                a.Standing,
                a.Status,
                a.Ref,
            })
            .HasFilter(Open);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasOne(a => a.Report).WithMany().HasForeignKey(a => a.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.Area).WithMany().HasForeignKey(a => a.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.Owner).WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
