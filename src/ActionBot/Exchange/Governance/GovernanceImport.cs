namespace ActionBot.Exchange.Governance;

public sealed class GovernanceImport
{
    /// <summary>How the history names this door.</summary>
    public const string Through = "import governance";
}
