namespace ActionBot.Operations.Manifest;

/// <summary>What a package is made of: the template, the colour icon and the outline icon.</summary>
internal sealed record ManifestParts(string Template, byte[] ColorIcon, byte[] OutlineIcon)
{
    /// <summary>The parts that came with this build.</summary>
    public static ManifestParts Embedded()
    {
        using var template = new StreamReader(Open("manifest.json"));
        return new ManifestParts(template.ReadToEnd(), Read("color.png"), Read("outline.png"));
    }

    private static byte[] Read(string name)
    {
        using var source = Open(name);
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }

    private static Stream Open(string name) =>
        typeof(ManifestParts).Assembly.GetManifestResourceStream($"manifest/{name}")
        ?? throw new InvalidOperationException($"This build has no manifest/{name}.");
}
