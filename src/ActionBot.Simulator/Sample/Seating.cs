using YamlDotNet.RepresentationModel;

namespace ActionBot.Simulator.Sample;

/// <summary>Who sits in front of the local client: it shows one person's Teams, and five others are only there.</summary>
internal static class Seating
{
    private const string Current = "currentUser";

    /// <summary>
    /// The settings with somebody else in front, in a personal chat of their own; the one who sat there joins the others.
    /// </summary>
    /// <param name="yaml">The settings of the local client.</param>
    /// <param name="viewer">The address of the person, or what stands before its @.</param>
    /// <exception cref="BadUseException">Nobody is called that, or the settings name no people.</exception>
    public static (string Yaml, string Name) Seat(string yaml, string viewer)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        if (
            stream.Documents.Count == 0
            || stream.Documents[0].RootNode is not YamlMappingNode root
            || !root.Children.TryGetValue(Current, out var now)
            || now is not YamlMappingNode seated
            || !root.Children.TryGetValue("users", out var list)
            || list is not YamlSequenceNode others
            || !root.Children.TryGetValue("personalChat", out var chat)
            || chat is not YamlMappingNode personal
        )
            throw new BadUseException("--config: currentUser, users and personalChat are expected.");
        if (!Is(seated, viewer))
        {
            var place = others.Children.ToList().FindIndex(u => u is YamlMappingNode user && Is(user, viewer));
            if (place < 0)
                throw new BadUseException(
                    $"--as: nobody is called '{viewer}'. Give one of "
                        + $"{string.Join(", ", others.Children.Prepend(seated).Select(u => Short(Email(u))))}."
                );
            (root.Children[Current], others.Children[place]) = (others.Children[place], seated);
            seated = (YamlMappingNode)root.Children[Current];
            // A chat belongs to one person for good.
            personal.Children["id"] = "a:" + Text(seated, "id").Split(':')[^1];
        }
        var written = new StringWriter();
        stream.Save(written, assignAnchors: false);
        return (written.ToString(), Text(seated, "name"));
    }

    private static bool Is(YamlMappingNode user, string viewer) =>
        Email(user).Equals(viewer, StringComparison.OrdinalIgnoreCase)
        || Short(Email(user)).Equals(viewer, StringComparison.OrdinalIgnoreCase);

    private static string Email(YamlNode user) => Text((YamlMappingNode)user, "email");

    private static string Short(string email) => email.Split('@')[0];

    private static string Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : "";
}
