using ActionBot.Domain.Register;

namespace ActionBot.Exchange.Values;

/// <summary>The auditor's opinion.</summary>
internal static class AssuranceReader
{
    public const string Expected = "Substantial, Adequate, Limited, No assurance, or blank for not stated";

    private static readonly Dictionary<string, Assurance> Words = WordTable.Of(
        (Assurance.Substantial, "substantial|full|high"),
        (Assurance.Adequate, "adequate|reasonable|moderate|satisfactory"),
        (Assurance.Limited, "limited|partial"),
        (Assurance.None, "no|none|nil|unsatisfactory"),
        (Assurance.NotStated, "|n/a|na|-|not stated|not applicable|not given|no opinion")
    );

    public static Assurance? Read(string text) =>
        WordTable.Find(Words, text) ?? WordTable.Find(Words, WordTable.Without(text, " assurance", " opinion", " assurance opinion"));
}
