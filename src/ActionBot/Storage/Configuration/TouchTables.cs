using ActionBot.Storage.Touches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ActionBot.Storage.Configuration;

internal sealed class TouchTable : IEntityTypeConfiguration<Touch>
{
    public void Configure(EntityTypeBuilder<Touch> builder) => builder.HasIndex(t => t.Transaction);
}
