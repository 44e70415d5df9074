using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Signing;

/// <summary>The published keys, the newest of which signs.</summary>
public sealed class SigningKeyRing
{
    private ImmutableArray<SigningKey> _published = [SigningKey.Shared];

    public SigningKey Current => _published[^1];

    public IReadOnlyList<SigningKey> Published => _published;

    /// <summary>Signs with a new key from now on; the old ones stay published unless <paramref name="withdrawOld"/>.</summary>
    public SigningKey Rotate(bool withdrawOld = false)
    {
        var key = SigningKey.Create();
        _published = withdrawOld ? [key] : _published.Add(key);
        return key;
    }

    /// <summary>Publishes a key and signs with it from now on.</summary>
    public void Publish(SigningKey key) => _published = _published.Add(key);

    public JsonObject ToJwks() => new() { ["keys"] = new JsonArray([.. _published.Select(key => (JsonNode)key.ToJwk())]) };
}
