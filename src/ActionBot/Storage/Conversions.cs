using System.Text.Json;
using ActionBot.Domain.Boards;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ActionBot.Storage;

/// <summary>SQLite orders numbers, not offsets: instants are kept as UTC ticks.</summary>
internal sealed class UtcTicks()
    : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>PostgreSQL takes instants in UTC only.</summary>
internal sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);

/// <summary>A board's remit as JSON.</summary>
internal sealed class RemitJson()
    : ValueConverter<Remit, string>(
        remit => JsonSerializer.Serialize(remit, JsonSerializerOptions.Web),
        json => JsonSerializer.Deserialize<Remit>(json, JsonSerializerOptions.Web) ?? Remit.Empty
    );

/// <summary>Remits are equal when their JSON is.</summary>
internal sealed class RemitComparer()
    : ValueComparer<Remit>(
        (a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Web) == JsonSerializer.Serialize(b, JsonSerializerOptions.Web),
        remit => JsonSerializer.Serialize(remit, JsonSerializerOptions.Web).GetHashCode(StringComparison.Ordinal),
        remit => remit
    );
