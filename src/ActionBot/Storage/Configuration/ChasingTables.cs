using ActionBot.Domain.Chasing;
using ActionBot.Domain.Register.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionBot.Storage.Configuration;

internal sealed class LedgerTable : IEntityTypeConfiguration<LedgerLine>
{
    public void Configure(EntityTypeBuilder<LedgerLine> builder)
    {
        // Exactly one line for an action and day, whoever plans and however often.
        builder.HasKey(l => new { l.Day, l.ActionItemId });
        builder.HasIndex(l => new { l.ActionItemId, l.Day });
        builder.HasIndex(l => l.CheckInId);
        builder.HasOne(l => l.ActionItem).WithMany().HasForeignKey(l => l.ActionItemId);
    }
}

internal sealed class SendingHoldTable : IEntityTypeConfiguration<SendingHold>
{
    public void Configure(EntityTypeBuilder<SendingHold> builder) => builder.HasIndex(h => h.Standing).IsUnique().HasFilter("\"Standing\"");
}

internal sealed class AbsenceTable : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.HasIndex(a => new { a.PersonId, a.From }).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
    }
}

internal sealed class DelegationTable : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.HasIndex(d => new { d.PersonId, d.Until });
        builder.HasIndex(d => new { d.DelegateId, d.Until });
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.DelegateId);
    }
}
