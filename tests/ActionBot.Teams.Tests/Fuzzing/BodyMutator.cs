using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace ActionBot.Teams.Tests.Fuzzing;

/// <summary>
/// Alters JSON bodies at random: members dropped, doubled, renamed or given another kind, strings spliced with hostile ones,
/// values nested, bytes flipped, inserted or cut. The same seed gives the same bodies.
/// </summary>
public static class BodyMutator
{
    private static readonly string[] HostileStrings =
    [
        "",
        " ",
        "null",
        "0",
        "-1",
        "9999999999999999999999",
        "1e999",
        "NaN",
        "true",
        "\u0000",
        "\t\r\n",
        "'; DROP TABLE actions;--",
        "<at>",
        "<at></at>",
        "<at id=\"0\">x",
        "<script>alert(1)</script>",
        "{{constructor}}",
        "${jndi:ldap://x}",
        "%s%n%x",
        "../../etc/passwd",
        "\u202Etxt",
        "\uFEFF",
        "😀",
        "é",
        "ﷺ",
        "İ",
        "https://evil.example/",
        "file:///etc/passwd",
        "http://[::1",
        "a:b@c;d=e",
        "28:",
        "29:",
        "=1+1",
        "\"}]}",
        "[]",
        "{}",
        "2026-13-45T99:99:99Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.9999999+14:00",
        new string('A', 5000),
        string.Concat(Enumerable.Repeat("<at>", 2000)),
        new string('9', 400),
    ];

    private static readonly string[] KnownMembers =
    [
        "type",
        "id",
        "timestamp",
        "channelId",
        "serviceUrl",
        "from",
        "recipient",
        "conversation",
        "text",
        "textFormat",
        "locale",
        "name",
        "action",
        "replyToId",
        "value",
        "channelData",
        "membersAdded",
        "membersRemoved",
        "entities",
        "reactionsAdded",
        "attachments",
        "tenant",
        "tenantId",
        "aadObjectId",
        "data",
        "verb",
        "mentioned",
        "parameters",
        "queryOptions",
        "isGroup",
        "conversationType",
    ];

    private static readonly string[] Deep = ["value", "text", "entities", "membersAdded", "membersRemoved", "reactionsAdded"];

    private static readonly string[] RawTokens =
    [
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"\\x\"",
        "1e400",
        "-0",
        "01",
        "1.",
        "{\"a\":1,\"a\":2}",
        "nul",
        "\"",
        ",",
        "{",
        "]",
        "/*c*/",
        "\"a\":",
    ];

    /// <summary>A body altered in one to four ways.</summary>
    public static Gen<byte[]> Mutations(byte[] body) =>
        from count in Gen.Frequency((6, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Choose(3, 4)))
        from json in Repeat(JsonNode.Parse(body)!, count)
        from bytes in Gen.Frequency((8, Gen.Constant(Bytes(json))), (1, AlterText(json)), (1, AlterBytes(Bytes(json))))
        select bytes;

    /// <summary>
    /// The bodies given, altered by the random source of a seed. Each has an activity id of its own (unless that was
    /// altered), so that none is taken for a repetition of another.
    /// </summary>
    public static IEnumerable<byte[]> Sample(IReadOnlyList<byte[]> bodies, int count, ulong seed)
    {
        var each = (count + bodies.Count - 1) / bodies.Count;
        return bodies
            .SelectMany(
                (body, i) =>
                    Mutations(body)
                        .Sample(each, new Rnd(seed, 2 * (ulong)i + 1), size: 50)
                        .Select((altered, j) => WithId(altered, (string?)JsonNode.Parse(body)!["id"], $"activity-{i}-{j}"))
            )
            .Take(count);
    }

    private static Gen<JsonNode?> Repeat(JsonNode? json, int count) =>
        count == 0 ? Gen.Constant(json) : Alter(json).SelectMany(altered => Repeat(altered, count - 1));

    private static Gen<JsonNode?> Alter(JsonNode? original) =>
        from place in Gen.Choose(0, int.MaxValue)
        from alteration in Gen.Frequency(
            (3, Gen.Constant<Func<JsonNode?, JsonNode?>>(_ => null)),
            (6, Scalar.Select<JsonNode?, Func<JsonNode?, JsonNode?>>(value => _ => value?.DeepClone())),
            (5, Splice),
            (2, Nest)
        )
        from rename in Gen.Frequency(
            (8, Gen.Constant<string?>(null)),
            (1, Gen.Elements<string?>(KnownMembers)),
            (1, Gen.Elements<string?>(HostileStrings))
        )
        from drop in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select Apply(original, place, drop, rename, alteration);

    private static Gen<JsonNode?> Scalar =>
        Gen.OneOf(
            Gen.Elements(HostileStrings).Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Elements<JsonNode?>(null, true, false, 0, -1, int.MaxValue, long.MaxValue, 1.5, double.Epsilon),
            Gen.Elements("[]", "{}", "[null]", "[[]]", "[1,\"a\",{}]", "{\"id\":[]}", "{\"id\":1}", "[{\"id\":null}]", "{\"\":\"\"}")
                .Select(text => JsonNode.Parse(text))
        );

    private static Gen<Func<JsonNode?, JsonNode?>> Splice =>
        from hostile in Gen.Elements(HostileStrings)
        from at in Gen.Choose(0, 100)
        select (Func<JsonNode?, JsonNode?>)(
            node =>
                node is JsonValue value && value.TryGetValue<string>(out var text)
                    ? JsonValue.Create(text.Insert(Math.Min(at, text.Length), hostile))
                    : JsonValue.Create(hostile)
        );

    private static Gen<Func<JsonNode?, JsonNode?>> Nest =>
        from depth in Gen.Frequency((3, Gen.Choose(1, 3)), (1, Gen.Choose(10, 70)))
        from asArray in Gen.Elements(true, false)
        select (Func<JsonNode?, JsonNode?>)(
            node =>
                Enumerable
                    .Range(0, depth)
                    .Aggregate(node?.DeepClone(), (inner, _) => asArray ? new JsonArray(inner) : new JsonObject { ["value"] = inner })
        );

    private static JsonNode? Apply(JsonNode? original, int place, bool drop, string? rename, Func<JsonNode?, JsonNode?> alteration)
    {
        var root = original?.DeepClone();
        var places = Places(root).Concat(DeepPlaces(root)).ToList();
        if (places.Count == 0)
            return alteration(root);

        var (parent, key) = places[place % places.Count];
        if (parent is JsonArray array)
        {
            var index = int.Parse(key);
            var item = drop ? null : alteration(array[index]);
            array.RemoveAt(index);
            if (!drop)
                array.Insert(index, item);
        }
        else
        {
            var members = parent.AsObject();
            var member = members[key];
            members.Remove(key);
            if (rename is not null)
                members[rename] = member?.DeepClone();
            else if (!drop)
                members[key] = alteration(member);
        }

        return root;
    }

    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member => Places(member.Value).Prepend((members, member.Key))),
            JsonArray items => items.SelectMany((item, i) => Places(item).Prepend((items, i.ToString()))),
            _ => [],
        };

    // The parts that reach a bot's own code count three times: the rest is mostly refused at the door.
    private static IEnumerable<(JsonNode Parent, string Key)> DeepPlaces(JsonNode? root)
    {
        if (root is not JsonObject members)
            return [];

        var deep = Deep.Where(members.ContainsKey).SelectMany(name => Places(members[name]).Prepend((members, name))).ToList();
        return deep.Concat(deep);
    }

    // What a JSON tree cannot express: duplicate members, broken escapes, broken syntax.
    private static Gen<byte[]> AlterText(JsonNode? json)
    {
        var text = json?.ToJsonString() ?? "null";
        return Gen.OneOf(
            from token in Gen.Elements(RawTokens)
            from at in Gen.Choose(0, text.Length)
            select Encoding.UTF8.GetBytes(text.Insert(at, token)),
            from member in Gen.Elements(KnownMembers)
            from value in Gen.Elements("1", "\"x\"", "null", "{}", "[]")
            from at in Gen.Elements(Braces(text))
            select Encoding.UTF8.GetBytes(text.Insert(at, $"\"{member}\":{value}{(text[at..].StartsWith('}') ? "" : ",")}")),
            from token in Gen.Elements(RawTokens)
            from value in Gen.Choose(0, 100)
            select Encoding.UTF8.GetBytes(ReplaceString(text, value, token))
        );
    }

    private static int[] Braces(string text) => [.. Enumerable.Range(1, text.Length).Where(i => i == text.Length || text[i - 1] == '{')];

    private static string ReplaceString(string text, int which, string token)
    {
        var values = new List<int>();
        for (var i = text.IndexOf(":\"", StringComparison.Ordinal); i >= 0; i = text.IndexOf(":\"", i + 1, StringComparison.Ordinal))
            values.Add(i + 1);

        if (values.Count == 0)
            return token;

        var start = values[which % values.Count];
        var end = text.IndexOf('"', start + 1);
        return end < 0 ? text + token : text[..start] + token + text[(end + 1)..];
    }

    private static Gen<byte[]> AlterBytes(byte[] body) =>
        body.Length == 0
            ? Gen.Constant(body)
            : Gen.OneOf(
                from length in Gen.Choose(0, body.Length)
                select body[..length],
                from at in Gen.Choose(0, body.Length - 1)
                from bit in Gen.Choose(0, 7)
                select Flip(body, at, (byte)(1 << bit)),
                from at in Gen.Choose(0, body.Length - 1)
                from value in Gen.Elements<byte>(0x00, 0x80, 0xC0, 0xED, 0xF5, 0xFF)
                select Insert(body, at, value)
            );

    private static byte[] Flip(byte[] body, int at, byte mask)
    {
        var copy = body.ToArray();
        copy[at] ^= mask;
        return copy;
    }

    private static byte[] Insert(byte[] body, int at, byte value) => [.. body[..at], value, .. body[at..]];

    private static byte[] WithId(byte[] body, string? old, string id)
    {
        if (string.IsNullOrEmpty(old))
            return body;

        // One byte a character, whatever the bytes are.
        var text = Encoding.Latin1.GetString(body);
        return Encoding.Latin1.GetBytes(text.Replace($"\"{old}\"", $"\"{id}\"", StringComparison.Ordinal));
    }

    private static byte[] Bytes(JsonNode? json) => Encoding.UTF8.GetBytes(json?.ToJsonString() ?? "null");
}
