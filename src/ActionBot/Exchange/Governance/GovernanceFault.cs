namespace ActionBot.Exchange.Governance;

/// <summary>One value of a governance file that cannot be taken.</summary>
/// <param name="Path">Where it stands, such as "boards[2].parent".</param>
/// <param name="Value">What stands there, as JSON, shortened; empty when nothing does.</param>
/// <param name="Expected">What may stand there.</param>
/// <param name="Advice">What to do.</param>
internal sealed record GovernanceFault(string Path, string Value, string Expected, string Advice)
{
    public override string ToString() => $"{Path}{(Value.Length > 0 ? $" {Value}" : "")}: expected {Expected}. {Advice}";
}
