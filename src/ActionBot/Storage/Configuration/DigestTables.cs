using ActionBot.Domain.Chasing.Areas;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionBot.Storage.Configuration;

internal sealed class AreaPositionTable : IEntityTypeConfiguration<AreaPosition>
{
    public void Configure(EntityTypeBuilder<AreaPosition> builder)
    {
        builder.HasKey(p => p.CheckInId);
        builder.HasOne(p => p.CheckIn).WithOne().HasForeignKey<AreaPosition>(p => p.CheckInId);
        builder.PrimitiveCollection(p => p.Areas);
        builder.PrimitiveCollection(p => p.Refs);
        builder.Ignore(p => p.Numbers);
    }
}

internal sealed class AreaConfirmationTable : IEntityTypeConfiguration<AreaConfirmation>
{
    public void Configure(EntityTypeBuilder<AreaConfirmation> builder)
    {
        // One word for a digest, however often and on however many devices it is pressed.
        builder.HasIndex(c => c.CheckInId).IsUnique();
        builder.HasIndex(c => new { c.AsAt, c.Id });
        builder.HasOne(c => c.CheckIn).WithOne().HasForeignKey<AreaConfirmation>(c => c.CheckInId);
        builder.HasOne(c => c.Person).WithMany().HasForeignKey(c => c.PersonId);
        builder.PrimitiveCollection(c => c.Areas);
        builder.PrimitiveCollection(c => c.Refs);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.Word);
    }
}
