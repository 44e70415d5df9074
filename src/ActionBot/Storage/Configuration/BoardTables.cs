using ActionBot.Domain.Boards;
using ActionBot.Domain.Register.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionBot.Storage.Configuration;

internal sealed class BoardTable : IEntityTypeConfiguration<Board>
{
    public void Configure(EntityTypeBuilder<Board> builder)
    {
        builder.HasIndex(b => b.Code).IsUnique();
        builder.PrimitiveCollection(b => b.Abbreviations);
        builder.Property(b => b.Remit).HasConversion<RemitJson, RemitComparer>();
        builder.HasOne<Person>().WithMany().HasForeignKey(b => b.ChairId);
        builder.HasOne<Board>().WithMany().HasForeignKey(b => b.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(b => b.Secretaries).WithOne().HasForeignKey(s => s.BoardId);
        builder.HasMany(b => b.Meetings).WithOne().HasForeignKey(m => m.BoardId);
    }
}

internal sealed class BoardSecretaryTable : IEntityTypeConfiguration<BoardSecretary>
{
    public void Configure(EntityTypeBuilder<BoardSecretary> builder)
    {
        builder.HasKey(s => new { s.BoardId, s.PersonId });
        builder.HasOne(s => s.Person).WithMany().HasForeignKey(s => s.PersonId);
    }
}

internal sealed class MeetingTable : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        // A cancelled meeting leaves its day free for another.
        builder.HasIndex(m => new { m.BoardId, m.Date }).IsUnique().HasFilter("\"State\" <> 2");
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.Ignore(m => m.IsAhead);
    }
}

internal sealed class BoardDetourTable : IEntityTypeConfiguration<BoardDetour>
{
    public void Configure(EntityTypeBuilder<BoardDetour> builder)
    {
        builder.ToTable("BoardDetours");
        // Whichever node notices it first: it is told once.
        builder.HasIndex(d => new { d.BoardId, d.Kind }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        builder.HasOne(d => d.Board).WithMany().HasForeignKey(d => d.BoardId);
    }
}
