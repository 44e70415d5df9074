using System.Text;
using System.Text.Json;
using ActionBot.Commands;

namespace ActionBot.Boards.Packs;

/// <summary>Writes the pack of a meeting in each of its formats.</summary>
internal static class PackFiles
{
    private static readonly (string Format, Action<AgendaPack, Stream> Write)[] Writers =
    [
        ("md", (pack, output) => output.Write(Encoding.UTF8.GetBytes(PackMarkdown.Write(pack)))),
        ("json", (pack, output) => output.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(pack, CommandLine.Json) + "\n"))),
        ("xlsx", PackWorkbook.Write),
    ];

    /// <summary>The formats by their names on the command line.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. Writers.Select(w => w.Format)];

    /// <summary>Whether a format is not for reading on a screen.</summary>
    public static bool IsBinary(string format) => format == "xlsx";

    /// <summary>Writes a pack.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="output">Where to; it is left open.</param>
    public static void Write(AgendaPack pack, string format, Stream output) =>
        Array.Find(Writers, w => w.Format == format).Write(pack, output);
}
