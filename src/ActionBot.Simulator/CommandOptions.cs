using System.CommandLine;

namespace ActionBot.Simulator;

internal static class CommandOptions
{
    /// <summary>An option that takes a plain HTTP address of this machine and nothing else.</summary>
    public static Option<Uri> LoopbackAddress(string name, string description, string usual) =>
        new(name)
        {
            Description = description,
            DefaultValueFactory = _ => new Uri(usual),
            CustomParser = given =>
            {
                var text = given.Tokens[0].Value;
                if (Uri.TryCreate(text, UriKind.Absolute, out var address) && LoopbackServer.IsLoopback(address))
                    return address;
                given.AddError(
                    $"{name}: '{text}' is not an address of this machine; use http://127.0.0.1 or http://localhost with a port."
                );
                return null!;
            },
        };
}

/// <summary>The command line cannot be carried out as given; the message is for whoever typed it.</summary>
internal sealed class BadUseException(string message) : Exception(message);
