using ActionBot.Domain;

namespace ActionBot.Exchange.Reading;

/// <summary>Finds the kind of a file by what is in it.</summary>
internal sealed class RegisterFormats(IEnumerable<IRegisterFormat> formats)
{
    /// <summary>Far above any register; keeps a wrong file from filling the memory.</summary>
    public const long MaxBytes = 512L * 1024 * 1024;
    private const int StartBytes = 4096;

    /// <summary>The sentence for a file that is longer.</summary>
    public static readonly string TooLong =
        $"The file has more than {MaxBytes / 1024 / 1024} MB, the most of a register. Split it " + "into smaller files.";

    public static RegisterFormats All { get; } = new([new XlsxRegister(), new CsvRegister()]);

    /// <summary>The format of a file. The stream must be seekable and is left at its start.</summary>
    /// <exception cref="RuleException">No register is read from such a file.</exception>
    public IRegisterFormat Of(Stream stream)
    {
        if (stream.Length == 0)
            throw new RuleException("The file is empty. Export the register again as CSV or XLSX.");
        if (stream.Length > MaxBytes)
            throw new RuleException(
                $"The file has {stream.Length / 1024 / 1024} MB, the most is "
                    + $"{MaxBytes / 1024 / 1024} MB. Split the register into smaller files."
            );
        var start = new byte[StartBytes];
        var read = stream.ReadAtLeast(start, StartBytes, throwOnEndOfStream: false);
        stream.Position = 0;
        return formats.FirstOrDefault(f => f.Recognises(start.AsSpan(0, read))) ?? throw new RuleException(Refusal(start.AsSpan(0, read)));
    }

    private static string Refusal(ReadOnlySpan<byte> start) =>
        start switch
        {
            [0xD0, 0xCF, 0x11, 0xE0, ..] =>
                "The file is an old .xls workbook or one with a password. Save it as .xlsx without a password, or as CSV.",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "The file is a PDF. Export the register as CSV or XLSX.",
            _ => "The file is neither CSV nor XLSX by its content. Export the register as one of the two.",
        };
}
