using System.Text.Encodings.Web;
using System.Text.Json;
using ActionBot.Domain.History;

namespace ActionBot.Storage;

/// <summary>Writes the lines of history of one import, or of one thing that somebody did, all with its day and instant.</summary>
internal sealed class ChangeLines(string through, DateOnly on, DateTimeOffset at, long? by = null)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public DateOnly On => on;

    public DateTimeOffset At => at;

    public Change Changed(string entity, string key, string field, string? from, string? to) =>
        new ChangeOrigin(at, on, by, through).Of(entity, key, field, from, to);

    /// <summary>A new thing with every field that has a value.</summary>
    public Change Added(string entity, string key, IEnumerable<(string Field, string? Value)> fields) =>
        Changed(
            entity,
            key,
            Change.Everything,
            null,
            JsonSerializer.Serialize(fields.Where(f => f.Value is not null).ToDictionary(f => f.Field, f => f.Value), Readable)
        );

    /// <summary>One line for each field whose value is another.</summary>
    public IEnumerable<Change> Differences(
        string entity,
        string key,
        IEnumerable<(string Field, string? Value)> before,
        IEnumerable<(string Field, string? Value)> after
    ) =>
        before
            .Zip(after)
            .Where(p => p.First.Value != p.Second.Value)
            .Select(p => Changed(entity, key, p.First.Field, p.First.Value, p.Second.Value))
            .ToList();
}
