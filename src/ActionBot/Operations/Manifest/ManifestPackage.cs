using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace ActionBot.Operations.Manifest;

/// <summary>
/// The package that an administrator uploads to Teams: manifest.json and two icons at the top of a zip. The same parts and
/// values give the same bytes, so that a package can be compared with what is in use.
/// </summary>
internal static class ManifestPackage
{
    private const int ColorIconSize = 192;
    private const int OutlineIconSize = 32;

    // The first day that a zip can tell.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the package, or writes nothing and returns what is wrong, each fault a sentence.</summary>
    public static IReadOnlyList<string> Write(Stream package, ManifestParts parts, ManifestValues values)
    {
        string[] faults =
        [
            .. values.Faults(),
            .. TemplateFaults(parts.Template),
            .. IconFaults("colour", parts.ColorIcon, ColorIconSize),
            .. IconFaults("outline", parts.OutlineIcon, OutlineIconSize),
        ];
        if (faults.Length > 0)
            return faults;

        // In memory first: a stream that cannot seek would get a zip of another form.
        using var whole = new MemoryStream();
        using (var zip = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", Encoding.UTF8.GetBytes(values.Fill(parts.Template)));
            Add(zip, "color.png", parts.ColorIcon);
            Add(zip, "outline.png", parts.OutlineIcon);
        }
        whole.WriteTo(package);
        return [];
    }

    private static IEnumerable<string> TemplateFaults(string template)
    {
        // Judged with values that are right in any case, so that one fault is not told twice.
        var manifest = new ManifestValues(Guid.Empty.ToString(), "1.0.0", "example.org").Fill(template);
        var left = manifest.IndexOf("{{", StringComparison.Ordinal);
        if (left >= 0)
        {
            yield return $"The template has a place for which there is no value: {manifest[left..].Split('"', 2)[0]}.";
        }
        else if (!IsJson(manifest))
        {
            yield return "The template is not JSON.";
        }
    }

    private static IEnumerable<string> IconFaults(string name, byte[] icon, int size)
    {
        if (PngSize.Of(icon) is not { } actual)
            yield return $"The {name} icon is not a PNG image.";
        else if (actual != new PngSize(size, size))
            yield return $"The {name} icon is {actual.Width} by {actual.Height} pixels; Teams wants {size} by {size}.";
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        // Stored as it is: what a compressor makes of it differs between its versions.
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = EntryTime;
        entry.ExternalAttributes = 0;
        using var target = entry.Open();
        target.Write(content);
    }
}
