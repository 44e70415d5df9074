using System.Globalization;

namespace ActionBot.Reporting.History;

/// <summary>One line of history, as far as it is needed to look back.</summary>
internal sealed record PastLine(string Key, string Field, string? From, string? To, DateOnly On);

/// <summary>
/// The values that fields had at the end of a day, out of the lines that were written from the first one on that counts for a
/// later day.
/// </summary>
internal sealed class PastValues(DateOnly day, StringComparer? keys = null)
{
    private readonly Dictionary<string, Dictionary<string, string?>> values = new(keys ?? StringComparer.Ordinal);

    public bool IsEmpty => values.Count == 0;

    /// <summary>Takes the lines in the order in which they were written.</summary>
    public void Take(PastLine line)
    {
        var known = values.TryGetValue(line.Key, out var fields);
        // What was written later for an earlier day, such as an old register imported last, counts for the day.
        if (line.On <= day)
            (fields ?? (values[line.Key] = []))[line.Field] = line.To;
        else if (known)
            fields!.TryAdd(line.Field, line.From);
        else
            values[line.Key] = new() { [line.Field] = line.From };
    }

    /// <summary>The fields of one thing that had another value, or may have had; none where all are as they are now.</summary>
    public PastFields Of(string key) => new(values.GetValueOrDefault(key));
}

/// <summary>The past values of one thing.</summary>
internal readonly struct PastFields(Dictionary<string, string?>? fields)
{
    public bool Has(string field) => fields?.ContainsKey(field) == true;

    public string? Text(string field, string? now) => fields is not null && fields.TryGetValue(field, out var value) ? value : now;

    public DateOnly? Date(string field, DateOnly? now) => fields is null || !fields.TryGetValue(field, out var value) ? now : Read(value);

    public T Enum<T>(string field, T now)
        where T : struct, Enum =>
        fields is not null && fields.TryGetValue(field, out var value) && System.Enum.TryParse<T>(value, out var read) ? read : now;

    /// <summary>A date as the history writes it.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
