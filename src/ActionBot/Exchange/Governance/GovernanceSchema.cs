namespace ActionBot.Exchange.Governance;

/// <summary>The JSON schema of the governance file, for editors.</summary>
internal static class GovernanceSchema
{
    private const string Resource = "governance.schema.json";

    /// <summary>The schema as JSON.</summary>
    public static string Text()
    {
        using var stream =
            typeof(GovernanceSchema).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
