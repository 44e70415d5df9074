using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register.People;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionBot.Storage.Configuration;

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.HasIndex(m => m.Key).IsUnique();
        // Only what is still to be sent is ever searched; the rest of the table may grow.
        builder.HasIndex(m => new { m.Lane, m.Id }).HasFilter("\"State\" = 0");
        builder
            .HasIndex(m => new
            {
                m.Priority,
                m.NotBefore,
                m.Id,
            })
            .HasFilter("\"State\" = 0");
        builder.HasIndex(m => new { m.PersonId, m.State });
        builder.HasIndex(m => m.CheckInId);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        builder.HasOne<CheckIn>().WithMany().HasForeignKey(m => m.CheckInId);
    }
}

internal sealed class ConversationTable : IEntityTypeConfiguration<ConversationReference>
{
    public void Configure(EntityTypeBuilder<ConversationReference> builder)
    {
        builder.HasKey(c => c.Id);
        builder.HasIndex(c => c.PersonId);
        builder.HasIndex(c => c.TeamId);
        builder.Ignore(c => c.IsOpen);
        builder.Ignore(c => c.TakesDigests);
        builder.Ignore(c => c.ShowsDigests);
        builder.Ignore(c => c.Hindrance);
        builder.HasOne(c => c.Person).WithMany().HasForeignKey(c => c.PersonId);
    }
}
