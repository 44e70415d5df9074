using ActionBot.Domain.Register;

namespace ActionBot.Exchange.Writing;

/// <summary>What is usually known of a source that a register names and no governance file describes.</summary>
/// <param name="Code">The code under which it is kept.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">The organisation's own or an outside body.</param>
internal sealed record KnownSource(string Code, string Name, SourceKind Kind)
{
    private const int MaxCode = 40;

    private static readonly KnownSource[] Table =
    [
        new("DARA", "Internal audit", SourceKind.InternalAudit),
        new("IA", "Internal audit", SourceKind.InternalAudit),
        new("GIAA", "Internal audit", SourceKind.InternalAudit),
        new("HMICFRS", "Inspectorate", SourceKind.OutsideBody),
        new("HMIC", "Inspectorate", SourceKind.OutsideBody),
        new("HMI", "Inspectorate", SourceKind.OutsideBody),
        new("HMIP", "Prisons inspectorate", SourceKind.OutsideBody),
        new("HMCPSI", "Prosecution inspectorate", SourceKind.OutsideBody),
        new("Coroner", "Coroner", SourceKind.OutsideBody),
        new("PFD", "Coroner", SourceKind.OutsideBody),
        new("HSE", "Health and safety regulator", SourceKind.OutsideBody),
        new("ICO", "Information regulator", SourceKind.OutsideBody),
        new("IPCO", "Investigatory powers commissioner", SourceKind.OutsideBody),
        new("IOPC", "Police conduct regulator", SourceKind.OutsideBody),
        new("IPCC", "Police conduct regulator", SourceKind.OutsideBody),
        new("NAO", "National auditor", SourceKind.OutsideBody),
        new("PAC", "Public accounts committee", SourceKind.OutsideBody),
        new("CQC", "Care regulator", SourceKind.OutsideBody),
        new("Ofsted", "Education inspectorate", SourceKind.OutsideBody),
        new("LFB", "Fire brigade", SourceKind.OutsideBody),
        new("UKAS", "Accreditation body", SourceKind.OutsideBody),
        new("FSR", "Forensic science regulator", SourceKind.OutsideBody),
        new("LGSCO", "Ombudsman", SourceKind.OutsideBody),
    ];

    private static readonly Dictionary<string, string> LongNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Directorate of Audit, Risk and Assurance"] = "DARA",
        ["Government Internal Audit Agency"] = "GIAA",
        ["His Majesty's Inspectorate of Constabulary and Fire & Rescue Services"] = "HMICFRS",
        ["Her Majesty's Inspectorate of Constabulary and Fire & Rescue Services"] = "HMICFRS",
        ["Health and Safety Executive"] = "HSE",
        ["Information Commissioner's Office"] = "ICO",
        ["Independent Office for Police Conduct"] = "IOPC",
        ["National Audit Office"] = "NAO",
        ["Care Quality Commission"] = "CQC",
        ["Prevention of Future Deaths"] = "PFD",
    };

    /// <summary>Whether anything is known of what a register calls a source.</summary>
    public static bool Knows(string text) => Find(text) is not null;

    /// <summary>
    /// What is known of a source by what a register calls it. An unknown one is an outside body unless its name speaks of audit.
    /// </summary>
    public static KnownSource Of(string text)
    {
        if (Find(text) is { } known)
            return known;
        var own =
            text.Contains("audit", StringComparison.OrdinalIgnoreCase) && !text.Contains("external", StringComparison.OrdinalIgnoreCase);
        return new(
            text.Length <= MaxCode ? text : text[..MaxCode].TrimEnd(),
            text,
            own ? SourceKind.InternalAudit : SourceKind.OutsideBody
        );
    }

    private static KnownSource? Find(string text)
    {
        var code = LongNames.GetValueOrDefault(text.Replace('’', '\''), text);
        return Table.FirstOrDefault(k => k.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
    }
}
