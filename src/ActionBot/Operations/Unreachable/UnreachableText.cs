using System.Text;
using System.Text.Json;
using ActionBot.Boards.Agendas;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Wording;

namespace ActionBot.Operations.Unreachable;

/// <summary>Whom messages do not reach, in words and as JSON.</summary>
internal static class UnreachableText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A line for each person.</summary>
    /// <param name="list">The people.</param>
    /// <param name="today">The reader's day.</param>
    /// <param name="zone">The reader's zone.</param>
    /// <param name="most">The most people to name; how many there are is told all the same.</param>
    public static string ToText(this UnreachableList list, DateOnly today, TimeZoneInfo zone, int most)
    {
        var text = new StringBuilder();
        if (list.People.Count == 0)
            text.AppendLine("I can reach everybody I have written to.");
        else
            text.AppendLine(
                $"{British.Count(list.People.Count, "person", "people")} did not get what I sent"
                    + $"{(list.People.Count > most ? $". The first {most}" : "")}:"
            );
        foreach (var person in list.People.Take(most))
            text.AppendLine(
                $"• {person.Name} ({person.Email}), since "
                    + $"{British.Date(DayOf(person.Since, zone), today)}: {person.Why}. {Messages(person)}."
            );
        if (list.People.Count > most)
            text.AppendLine($"… and {list.People.Count - most:N0} more.");
        foreach (var board in list.Boards)
            text.AppendLine($"• {board.Name}: {Of(board, British.Date(DayOf(board.Since, zone), today))}.");
        if (list.Elsewhere > 0)
            text.AppendLine(
                $"{British.Count(list.Elsewhere, "message")} to groups or to people who are not in "
                    + $"the register failed in the last {UnreachableQuery.LostDays} days."
            );
        return text.ToString().TrimEnd();
    }

    /// <summary>The whole list for machines.</summary>
    public static string ToJson(this UnreachableList list) =>
        JsonSerializer.Serialize(
            new
            {
                Total = list.People.Count,
                list.People,
                list.Boards,
                list.Elsewhere,
            },
            Json
        );

    private static string Of(UnreachableBoard board, string since) =>
        board.Kind switch
        {
            DetourKind.Channel => $"its digest is not posted in its channel since {since}: {DetourWording.Why(board.Code)}",
            DetourKind.Digest => $"a digest could not be posted in its channel on {since}: {DetourWording.Why(board.Code)}",
            DetourKind.Nobody => $"since {since} its digest reaches nobody, neither in Teams nor by mail",
        };

    private static string Messages(UnreachablePerson person)
    {
        string[] parts =
        [
            .. person.Waiting > 0
                ? [$"{British.Count(person.Waiting, "message")} {(person.Waiting == 1 ? "waits" : "wait")}"]
                : Array.Empty<string>(),
            .. person.Lost > 0
                ? [$"{British.Count(person.Lost, "message")} {(person.Lost == 1 ? "was" : "were")} lost"]
                : Array.Empty<string>(),
        ];
        return British.List(parts);
    }

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
