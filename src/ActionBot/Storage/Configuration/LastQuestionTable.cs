using ActionBot.Domain.Questions;
using ActionBot.Domain.Register.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionBot.Storage.Configuration;

internal sealed class LastQuestionTable : IEntityTypeConfiguration<LastQuestion>
{
    public void Configure(EntityTypeBuilder<LastQuestion> builder)
    {
        builder.HasKey(q => new { q.PersonId, q.ConversationId });
        builder.HasOne<Person>().WithMany().HasForeignKey(q => q.PersonId);
    }
}
