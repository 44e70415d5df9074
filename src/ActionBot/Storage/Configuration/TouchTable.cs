using ActionBot.Storage.Touches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionBot.Storage.Configuration;

internal sealed class TouchTable : IEntityTypeConfiguration<Touch>
{
    public void Configure(EntityTypeBuilder<Touch> builder) =>
        // SQLite looks by key, and has nothing in it.
        builder.HasIndex(t => t.Transaction).HasFilter("\"Transaction\" > 0");
}
