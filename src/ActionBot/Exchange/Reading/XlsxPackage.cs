using System.IO.Compression;
using ActionBot.Domain;

namespace ActionBot.Exchange.Reading;

/// <summary>
/// The parts of a workbook's ZIP archive. What the archive says of its own sizes is not believed: everything is counted as it is
/// unpacked.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    private const int MostParts = 10_000;
    private const long MostDirectoryBytes = 4L * 1024 * 1024,
        MostUnpacked = 2L * 1024 * 1024 * 1024,
        AlwaysUnpacked = 100L * 1024 * 1024;

    /// <summary>How many times its size a register may unpack to; one that repeats itself much reaches fifty.</summary>
    private const int MostTimes = 250;

    private static readonly string TooManyParts =
        $"The workbook has more than {MostParts:N0} parts. Copy the register's sheet into " + "a new workbook, or export it as CSV.";

    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ZipArchive zip;
    private readonly string tooMuch;
    private CountedStream? last;
    private long left;

    /// <param name="stream">The file, seekable; left open.</param>
    public XlsxPackage(Stream stream)
    {
        left = Math.Min(MostUnpacked, Math.Max(AlwaysUnpacked, stream.Length * MostTimes));
        tooMuch =
            $"The workbook of {Math.Max(1, stream.Length / 1024):N0} KB unpacks to more than {left / 1024 / 1024:N0} MB; "
            + $"a register may unpack to {MostTimes} times its size, and to {MostUnpacked / 1024 / 1024:N0} MB at most. "
            + "Export only the register's sheet, or save it as CSV.";
        var directory = new CountedStream(stream, long.MaxValue, tooMuch);
        directory.Step(MostDirectoryBytes, TooManyParts);
        zip = new ZipArchive(directory, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostParts)
            throw new RuleException(TooManyParts);
        directory.Step(long.MaxValue, tooMuch);
        foreach (var entry in zip.Entries)
            if (!parts.TryAdd(entry.FullName.Replace('\\', '/'), entry))
                throw new RuleException(
                    "The workbook holds two parts of one name, so it is damaged. Save it again in Excel, or "
                        + "export the register as CSV."
                );
        Check();
    }

    /// <summary>A part to be read, or null where there is none of that name.</summary>
    /// <param name="path">Its path from the root of the archive.</param>
    public XlsxPart? Open(string path)
    {
        if (!parts.TryGetValue(path, out var entry))
            return null;
        if (entry.IsEncrypted)
            throw new RuleException("The workbook is encrypted. Save it without a password.");
        // Parts are read one after the other.
        left -= last?.Count ?? 0;
        return new XlsxPart(last = new CountedStream(entry.Open(), left, tooMuch), path);
    }

    public void Dispose() => zip.Dispose();

    private void Check()
    {
        if (parts.ContainsKey("xl/workbook.xml"))
            return;
        throw new RuleException(
            parts.ContainsKey("xl/workbook.bin")
                ? "The file is a binary workbook (.xlsb). Save it as .xlsx, or export the register as CSV."
                : "The file is a ZIP archive but no Excel workbook. Export the register as XLSX or CSV."
        );
    }
}
