using System.Text.RegularExpressions;

namespace ActionBot.Operations.Manifest;

/// <summary>What differs between two packages of the app: whose bot it is, which version, and where it is hosted.</summary>
internal sealed partial record ManifestValues(string AppId, string Version, string Host)
{
    /// <summary>What is wrong with the values, each as a sentence that names the value; empty if nothing is.</summary>
    public IEnumerable<string> Faults()
    {
        if (!Guid.TryParseExact(AppId, "D", out var id) || id == Guid.Empty)
            yield return $"The app id '{AppId}' is not a GUID like 00000000-aaaa-bbbb-cccc-123456789012.";
        if (!ThreeNumbers().IsMatch(Version))
            yield return $"The version '{Version}' is not three numbers like 1.2.0.";
        if (Uri.CheckHostName(Host) != UriHostNameType.Dns || !Host.Contains('.', StringComparison.Ordinal))
            yield return $"The host '{Host}' is not a host name like actionbot.example.org, without scheme, port or path.";
    }

    /// <summary>The template with these values in their places.</summary>
    internal string Fill(string template) =>
        template
            .Replace("{{appId}}", AppId, StringComparison.Ordinal)
            .Replace("{{version}}", Version, StringComparison.Ordinal)
            .Replace("{{host}}", Host, StringComparison.Ordinal);

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\z")]
    private static partial Regex ThreeNumbers();
}
