using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ActionBot.Directory;
using ActionBot.Domain.Wording;

namespace ActionBot.Exchange.Governance;

/// <summary>One object of a governance file. Whatever cannot be taken becomes a fault with its path, and reads as nothing.</summary>
internal sealed class JsonPart
{
    private const int MaxText = 200,
        ShownCharacters = 60,
        MostLookedAt = 1_000;
    private readonly JsonElement element;
    private readonly FaultList<GovernanceFault> faults;

    public JsonPart(JsonElement element, string path, IReadOnlyList<string> keys, FaultList<GovernanceFault> faults)
    {
        (this.element, Path, this.faults) = (element, path, faults);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!keys.Contains(property.Name))
                faults.AddIfTold(() =>
                    new(At(ShownName(property.Name)), Shown(property.Value), "a known key", Nearest(property.Name, keys))
                );
            else if (!seen.Add(property.Name))
                faults.AddIfTold(() =>
                    new(At(property.Name), Shown(property.Value), "each key once", "It stands twice in this object. Keep one.")
                );
        }
    }

    public string Path { get; }

    public string At(string key) => Path.Length > 0 ? $"{Path}.{key}" : key;

    public void Fault(string key, string expected, string advice) =>
        faults.AddIfTold(() => new(At(key), Find(key) is { } value ? Shown(value) : "", expected, advice));

    public string? Text(string key, bool required = false)
    {
        if (Find(key) is not { } value)
        {
            if (required)
                Fault(key, "a text", "Add it.");
            return null;
        }
        var text = value.ValueKind == JsonValueKind.String ? British.OneLine(value.GetString()!) : "";
        if (text.Length is > 0 and <= MaxText)
            return text;
        Fault(key, $"a text of 1 to {MaxText} characters", "Write it in quotes.");
        return null;
    }

    public bool? Flag(string key)
    {
        if (Find(key) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fault(key, "true or false", "Write it without quotes.");
        return null;
    }

    public int? Number(string key, int least, int most)
    {
        if (Find(key) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
            return number;
        Fault(key, $"a whole number from {least} to {most}", "Write it without quotes.");
        return null;
    }

    public DateOnly? Day(string key, bool required = false)
    {
        if (Text(key, required) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Fault(key, "a day such as 2026-03-10", "Write year, month and day.");
        return null;
    }

    public TimeOnly? Time(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        Fault(key, "a time such as 09:30", "Write hours and minutes with two digits each, from 00:00 to 23:59.");
        return null;
    }

    public T? Word<T>(string key, bool required, params (string Word, T Value)[] words)
        where T : struct
    {
        if (Text(key, required) is not { } text)
            return null;
        foreach (var (word, value) in words)
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        Fault(key, Either(words.Select(w => w.Word)), "Use one of these words.");
        return null;
    }

    public string? Email(string key, bool required = false)
    {
        if (Text(key, required) is not { } text)
            return null;
        if (Emails.Read(text) is { } email)
            return email;
        Fault(key, Emails.Expected, "Write the address by which the register knows the person.");
        return null;
    }

    public IReadOnlyList<string>? EmailList(string key) => List(key, text => Emails.Read(text), Emails.Expected);

    /// <summary>The texts of a list of which there may be so many, each read; null when the key is missing.</summary>
    public IReadOnlyList<T>? List<T>(string key, Func<string, T?> read, string expected, int most = int.MaxValue)
        where T : class =>
        Items(key) is not { } items ? null
        : IsTooMany(key, items, most) ? []
        : [.. items.Select((item, i) => Item(item, $"{At(key)}[{i}]", read, expected)).OfType<T>().Distinct()];

    public JsonPart? Object(string key, IReadOnlyList<string> keys)
    {
        if (Find(key) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new JsonPart(value, At(key), keys, faults);
        Fault(key, "an object", "Write it in braces.");
        return null;
    }

    /// <summary>The objects of a list, of which there may be so many.</summary>
    public IReadOnlyList<JsonPart> Objects(string key, IReadOnlyList<string> keys, int most = int.MaxValue)
    {
        var parts = new List<JsonPart>();
        var place = 0;
        var items = Items(key) ?? [];
        if (IsTooMany(key, items, most))
            return parts;
        foreach (var item in items)
        {
            var path = $"{At(key)}[{place++}]";
            if (item.ValueKind == JsonValueKind.Object)
                parts.Add(new JsonPart(item, path, keys, faults));
            else
                faults.AddIfTold(() => new(path, Shown(item), "an object", "Write it in braces."));
        }
        return parts;
    }

    public JsonElement? Find(string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    internal static string Either(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all.SkipLast(1))} or {all[^1]}";
    }

    private List<JsonElement>? Items(string key)
    {
        if (Find(key) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray()];
        Fault(key, "a list", "Write it in square brackets.");
        return [];
    }

    private bool IsTooMany(string key, List<JsonElement> items, int most)
    {
        if (items.Count <= most)
            return false;
        Fault(key, $"at most {most:N0} entries", $"It has {items.Count:N0}. Take out those that are not needed.");
        return true;
    }

    private T? Item<T>(JsonElement item, string path, Func<string, T?> read, string expected)
        where T : class
    {
        var value = item.ValueKind == JsonValueKind.String ? read(British.OneLine(item.GetString()!)) : null;
        if (value is null)
            faults.AddIfTold(() => new(path, Shown(item), expected, "Correct it or take it out."));
        return value;
    }

    private static string Nearest(string key, IReadOnlyList<string> keys) =>
        key.Length <= ShownCharacters && EditDistance.Nearest(key, keys) is { } near
            ? $"Did you mean “{near}”?"
            : $"Known here: {string.Join(", ", keys)}.";

    // A value may be most of the file: of a long one the beginning is looked at.
    private static string Shown(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        return British.Shorten(British.OneLine(Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, MostLookedAt)])), ShownCharacters);
    }

    private static string ShownName(string name) => British.Shorten(name, ShownCharacters);
}
