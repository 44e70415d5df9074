namespace ActionBot.Exchange.Reading;

/// <summary>A kind of file that a register may come in.</summary>
internal interface IRegisterFormat
{
    /// <summary>Whether a file that starts with these bytes is of this kind, whatever its name says.</summary>
    bool Recognises(ReadOnlySpan<byte> start);

    /// <summary>The rows of every sheet, one after the other, as they are read.</summary>
    /// <exception cref="Domain.RuleException">The file is damaged.</exception>
    IEnumerable<SheetRow> Rows(Stream stream);
}
