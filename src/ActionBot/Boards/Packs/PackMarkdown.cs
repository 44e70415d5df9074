using System.Text;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;

namespace ActionBot.Boards.Packs;

/// <summary>The pack as a Markdown page. What people wrote stays text: nothing of it becomes a heading, a link or a table.</summary>
internal static class PackMarkdown
{
    private const string Marks = "\\`*_[]<>|~#";

    public static string Write(AgendaPack pack)
    {
        var page = new StringBuilder();
        page.Append($"# {Text(pack.Board)}: agenda of {Day(pack.Meeting)}\n\n");
        page.Append(
            $"{British.Plain(British.Count(pack.Items.Count, "item"))}. Papers due {Day(pack.PapersDue)}. As at {Day(pack.Today)}.\n"
        );
        foreach (var item in pack.Items)
            Item(page, pack, item);
        if (pack.Unplanned > 0)
            page.Append($"\nWaiting for the board and on no meeting: {pack.Unplanned}.\n");
        return page.ToString();
    }

    private static void Item(StringBuilder page, AgendaPack pack, PackItem item)
    {
        page.Append($"\n## {item.Number}. {Text(item.Question ?? "What is to be decided was not said.")}\n\n");
        var late =
            item.TargetDate < pack.Today ? $", {British.Plain(DueWording.Of(item.TargetDate, pack.Today).Text).ToLowerInvariant()}" : "";
        (string Label, string? Value)[] facts =
        [
            ("Action", $"{item.Ref}: {item.AgreedAction}"),
            ("Risk", item.Risk),
            ("Rating", item.Rating.Given()),
            ("Target date", item.TargetDate is { } target ? Day(target) + late : "none"),
            ("Owner", $"{item.Owner ?? "nobody yet"}, {item.Area}"),
            ("Waiting", British.Plain(AgendaCard.Waits(item, pack.Today))),
            ("Also waiting", item.Also.Count > 0 ? string.Join(", ", item.Also) : null),
        ];
        foreach (var (label, value) in facts)
            if (!string.IsNullOrWhiteSpace(value))
                page.Append($"- {label}: {Text(value)}\n");
        foreach (var decision in item.Earlier)
            page.Append($"- {Day(decision.On)}, {Text(decision.Board)}: {Text(decision.Words)}{Minute(decision)}\n");
        if (item.Outcome is { } outcome)
            page.Append($"- **Outcome**: {Text(outcome.Words)}{Minute(outcome)}\n");
    }

    private static string Minute(PackDecision decision) => decision.Minute is { Length: > 0 } minute ? $" (minute {Text(minute)})" : "";

    private static string Day(DateOnly day) => British.Plain(British.FullDate(day));

    private static string Text(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var c in British.OneLine(text))
            safe.Append(Marks.Contains(c, StringComparison.Ordinal) ? "\\" : "").Append(c);
        return safe.ToString();
    }
}
