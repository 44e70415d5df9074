using System.Text.Json;

namespace ActionBot.Teams.Cards;

/// <summary>What the guard found in a card.</summary>
/// <param name="Faults">Each fault as a sentence; none means that the card may be sent.</param>
/// <param name="Size">The size of the card in bytes of UTF-16, as Teams counts it.</param>
public sealed record CardReport(IReadOnlyList<string> Faults, int Size)
{
    /// <summary>Whether the card may be sent but is larger than a card ought to be.</summary>
    public bool IsLarge => Size > CardGuard.LargeSize;
}

/// <summary>A card that must not be sent, because clients would refuse it or draw nothing.</summary>
/// <param name="faults">Each fault as a sentence.</param>
internal sealed class CardFaultException(IReadOnlyList<string> faults) : Exception("The card cannot be sent. " + string.Join(" ", faults))
{
    /// <summary>Each fault as a sentence.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}

/// <summary>
/// Checks what the types cannot: ids that stand twice (phones draw no such card), labels, versions, sizes and types of elements.
/// It reads JSON, so it sees the card as Teams will.
/// </summary>
public static class CardGuard
{
    /// <summary>The most bytes of a card. Teams refuses messages of about 100 KB and asks to keep them below 80 KB.</summary>
    public const int MaxSize = 80 * 1024;

    /// <summary>The size from which a card is worth a warning: 28 KB, the limit of every other way into Teams.</summary>
    public const int LargeSize = 28 * 1024;

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "AdaptiveCard",
        "TextBlock",
        "Container",
        "ColumnSet",
        "Column",
        "FactSet",
        "ActionSet",
        "Input.Text",
        "Input.Date",
        "Input.ChoiceSet",
        "Action.Submit",
        "Action.ShowCard",
        "Action.ToggleVisibility",
        "Action.OpenUrl",
        "Action.Execute",
        "Chart.HorizontalBar",
    };

    /// <summary>Checks a card.</summary>
    /// <param name="card">The card.</param>
    public static CardReport Check(AdaptiveCard card)
    {
        using var document = JsonDocument.Parse(CardJson.Write(card));
        return Check(document.RootElement);
    }

    /// <summary>Checks the JSON of a card.</summary>
    /// <param name="card">The card.</param>
    public static CardReport Check(JsonElement card)
    {
        var walk = new Walk();
        if (TypeOf(card) != "AdaptiveCard")
            walk.Faults.Add("The outermost element is not an AdaptiveCard.");
        walk.Visit(card);
        walk.Faults.AddRange(walk.Targets.Except(walk.Ids).Select(id => $"A button shows or hides {id}, which is not there."));
        var size = 2 * CardJson.Unescape(card.GetRawText()).Length;
        if (size > MaxSize)
            walk.Faults.Add($"The card has {size:N0} bytes; at most {MaxSize:N0} are allowed.");
        return new(walk.Faults, size);
    }

    /// <summary>Checks a card and gives its size.</summary>
    /// <param name="card">The card.</param>
    /// <exception cref="CardFaultException">The card must not be sent.</exception>
    public static CardReport Require(AdaptiveCard card)
    {
        var report = Check(card);
        return report.Faults.Count == 0 ? report : throw new CardFaultException(report.Faults);
    }

    private static string? TypeOf(JsonElement element) => Text(element, "type");

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private sealed class Walk
    {
        public HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Targets { get; } = new(StringComparer.Ordinal);

        public List<string> Faults { get; } = [];

        public void Visit(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                    Visit(item);
            }
            if (element.ValueKind != JsonValueKind.Object)
                return;
            if (TypeOf(element) is { } type)
                Check(element, type);
            foreach (var property in element.EnumerateObject())
            {
                // What a press sends back is no part of the drawing.
                if (property.Name is not ("data" or "msteams"))
                    Visit(property.Value);
            }
        }

        private void Check(JsonElement element, string type)
        {
            var id = Text(element, "id");
            if (!Elements.Contains(type))
                Faults.Add($"An element of type {type} is not allowed.");
            if (id is not null && !Ids.Add(id))
                Faults.Add($"The id {id} stands twice.");
            if (type.StartsWith("Input.", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(id))
                Faults.Add($"An {type} has no id.");
            if (type.StartsWith("Input.", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(Text(element, "label")))
                Faults.Add($"The {type} {id} has no label.");
            if (type == "AdaptiveCard" && !(Version.TryParse(Text(element, "version"), out var version) && version <= new Version(1, 5)))
                Faults.Add($"The version of a card is “{Text(element, "version")}”, not one up to 1.5.");
            if (element.TryGetProperty("targetElements", out var targets) && targets.ValueKind == JsonValueKind.Array)
                Targets.UnionWith(targets.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!));
            if (type == "TextBlock" && string.IsNullOrWhiteSpace(Text(element, "text")))
                Faults.Add("A text block has no text.");
            if (
                (type.StartsWith("Chart.", StringComparison.Ordinal) || type == "Action.Execute")
                && !element.TryGetProperty("fallback", out _)
            )
                Faults.Add($"The {type} has no fallback.");
        }
    }
}
