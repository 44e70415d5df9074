using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Signing;

/// <summary>The published keys, the newest of which signs.</summary>
public sealed class SigningKeyRing
{
    private ImmutableArray<IssuerKey> _published = [IssuerKey.Shared];

    public IssuerKey Current => _published[^1];

    public IReadOnlyList<IssuerKey> Published => _published;

    /// <summary>Signs with a new key from now on; the old ones stay published unless <paramref name="withdrawOld"/>.</summary>
    public IssuerKey Rotate(bool withdrawOld = false)
    {
        var key = IssuerKey.Create();
        _published = withdrawOld ? [key] : _published.Add(key);
        return key;
    }

    /// <summary>Publishes a key and signs with it from now on.</summary>
    public void Publish(IssuerKey key) => _published = _published.Add(key);

    public JsonObject ToJwks() => new() { ["keys"] = new JsonArray([.. _published.Select(key => (JsonNode)key.ToJwk())]) };
}
