using System.IO.Compression;
using System.Text;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Operations;

/// <summary>
/// Requests that are broken in every way the protocol allows, byte by byte, at both doors: the answer is the caller's fault or
/// none, never ours.
/// </summary>
public sealed class BrokenRequestTests(BrokenRequestTests.Doors doors) : IClassFixture<BrokenRequestTests.Doors>
{
    private const string Line = "\r\n";
    private const string Close = "Connection: close\r\n";

    private static readonly string Long = new('x', 40_000);

    public static TheoryData<string> Kinds => [.. All.Keys];

    // AUTH stands for a good token, HOST for the door's own name, MESSAGE for an activity that is good.
    private static readonly Dictionary<string, Func<Doors, byte[]>> All = new()
    {
        ["chunk size that is no number"] = d => d.Post("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n"),
        ["chunk size that is negative"] = d => d.Post("Transfer-Encoding: chunked\r\n", "-1\r\n{}\r\n0\r\n\r\n"),
        ["chunk size beyond every number"] = d => d.Post("Transfer-Encoding: chunked\r\n", "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
        ["chunk without its end"] = d => d.Post("Transfer-Encoding: chunked\r\n", "5\r\n{}"),
        ["chunk longer than its size"] = d => d.Post("Transfer-Encoding: chunked\r\n", "1\r\n{}}}}\r\n0\r\n\r\n"),
        ["chunks without the last one"] = d => d.Post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n"),
        ["chunk of a good activity and then a bad one"] = d =>
            d.Post("Transfer-Encoding: chunked\r\n", $"{d.Message.Length:x}\r\n{d.Message}\r\nzz\r\n"),
        ["chunk extension without an end"] = d => d.Post("Transfer-Encoding: chunked\r\n", "2;" + Long + "\r\n{}\r\n0\r\n\r\n"),
        ["trailer without a colon"] = d => d.Post("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\nnonsense\r\n\r\n"),
        ["transfer encoding that nobody knows"] = d => d.Post("Transfer-Encoding: gzip\r\n", "x"),
        ["length and chunks"] = d => d.Post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n"),
        ["length greater than the body"] = d => d.Post("Content-Length: 5000\r\n", "{\"type\":"),
        ["length smaller than the body"] = d => d.Post("Content-Length: 2\r\n", d.Message),
        ["length that is negative"] = d => d.Post("Content-Length: -1\r\n", "{}"),
        ["length that is no number"] = d => d.Post("Content-Length: two\r\n", "{}"),
        ["length beyond every number"] = d => d.Post("Content-Length: 99999999999999999999\r\n", "{}"),
        ["length of a gigabyte"] = d => d.Post("Content-Length: 1073741824\r\n", "{}"),
        ["two lengths"] = d => d.Post("Content-Length: 2\r\nContent-Length: 3\r\n", "{}}"),
        ["no length"] = d => d.Post("", "{}"),
        ["header longer than is read"] = d => d.Post($"X-Long: {Long}\r\nContent-Length: 2\r\n", "{}"),
        ["more headers than are read"] = d =>
            d.Post(string.Concat(Enumerable.Range(0, 500).Select(i => $"X-{i}: 1\r\n")) + "Content-Length: 2\r\n", "{}"),
        ["header with a blank in its name"] = d => d.Post("Bad Name: 1\r\nContent-Length: 2\r\n", "{}"),
        ["header without a colon"] = d => d.Post("Nonsense\r\nContent-Length: 2\r\n", "{}"),
        ["header with a zero character"] = d => d.Post("X-Zero: a\0b\r\nContent-Length: 2\r\n", "{}"),
        ["header that is folded"] = d => d.Post("X-Folded: a\r\n b\r\nContent-Length: 2\r\n", "{}"),
        ["header that is no text"] = d => d.Post("X-Bytes: \u00ff\u00fe\r\nContent-Length: 2\r\n", "{}"),
        ["line feeds alone"] = d => Bytes(d.Text("POST /api/messages HTTP/1.1\nHost: HOST\nContent-Length: 2\n\n{}")),
        ["HTTP/1.0"] = d => Bytes(d.Text($"POST /api/messages HTTP/1.0\r\nAUTHContent-Length: {d.Message.Length}\r\n\r\nMESSAGE")),
        ["HTTP of the future"] = d => Bytes(d.Text("POST /api/messages HTTP/9.9\r\nHost: HOST\r\n\r\n")),
        ["HTTP/2 without being asked"] = _ => Bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        ["a handshake of TLS"] = _ => [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03, .. new byte[80]],
        ["no host"] = d => Bytes(d.Text($"POST /api/messages HTTP/1.1\r\nAUTH{Close}Content-Length: 2\r\n\r\n{{}}")),
        ["two hosts"] = d => d.Post("Host: elsewhere.example\r\nContent-Length: 2\r\n", "{}"),
        ["host that is none"] = d => Bytes(d.Text($"GET /healthz/ready HTTP/1.1\r\nHost: a b:c:d\r\n{Close}\r\n")),
        ["absolute address of another host"] = d => d.At("POST http://elsewhere.example/api/messages"),
        ["absolute address that is broken"] = d => d.At("POST http://[::1/api/messages"),
        ["CONNECT"] = d => d.At("CONNECT elsewhere.example:443"),
        ["OPTIONS of everything"] = d => d.At("OPTIONS *"),
        ["OPTIONS"] = d => d.At("OPTIONS /api/messages"),
        ["TRACE"] = d => d.At("TRACE /api/messages"),
        ["HEAD"] = d => d.At("HEAD /api/messages"),
        ["HEAD of health"] = d => d.At("HEAD /healthz/ready"),
        ["GET"] = d => d.At("GET /api/messages"),
        ["PUT"] = d => d.At("PUT /api/messages"),
        ["POST of health"] = d => d.At("POST /healthz/ready"),
        ["method in small letters"] = d => d.At("post /api/messages"),
        ["method that is none"] = d => d.At("P(ST /api/messages"),
        ["slash at the end"] = d => d.At("POST /api/messages/"),
        ["two slashes"] = d => d.At("POST //api/messages"),
        ["dot segment"] = d => d.At("POST /./api/../api/messages"),
        ["escaped dot segment"] = d => d.At("POST /%2e%2e/%2e/api/messages"),
        ["escaped slash"] = d => d.At("POST /api%2fmessages"),
        ["backslash"] = d => d.At("POST /api\\messages"),
        ["escaped zero"] = d => d.At("POST /api/messages%00"),
        ["escape cut short"] = d => d.At("POST /api/messages%e"),
        ["escape that is no text"] = d => d.At("POST /api/messages%c0%ae%ff"),
        ["path from health to the position"] = d => d.At("GET /healthz/..%2fposition"),
        ["query that is broken"] = d => d.At("GET /position?on=%ff%00&on=&&=&since=%"),
        ["path longer than is read"] = d => d.At("GET /" + Long),
        ["fragment"] = d => d.At("GET /position#x"),
        ["content of another type"] = d => d.Post($"Content-Type: text/xml\r\nContent-Length: {d.Message.Length}\r\n", "MESSAGE"),
        ["content type that is none"] = d => d.Post("Content-Type: ;;;=\r\nContent-Length: 2\r\n", "{}"),
        ["content that is compressed"] = d => d.Packed(),
        ["text that is not UTF-8"] = d => d.Body("{\"type\":\"mess\u00ffage\"}"),
        ["byte order mark"] = d => d.Body("\u00ef\u00bb\u00bfMESSAGE"),
        ["UTF-16"] = d => d.Body("{\0\"\0a\0\"\0:\01\0}\0"),
        ["members given twice"] = d => d.Body("{\"type\":\"message\",\"type\":\"invoke\"}"),
        ["deep nesting"] = d => d.Body(new string('[', 100_000)),
        ["deep nesting in a value"] = d =>
            d.Body(d.Message[..^1] + ",\"value\":" + string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "1" + new string('}', 61)),
        ["null"] = d => d.Body("null"),
        ["array"] = d => d.Body("[MESSAGE]"),
        ["number"] = d => d.Body("1e999999"),
        ["text cut short"] = d => d.Body(d.Message[..(d.Message.Length / 2)]),
        ["nothing"] = d => d.Body(""),
        ["more after the end"] = d => d.Body("MESSAGEMESSAGE"),
        ["garbage after the request"] = d => [.. d.Body("MESSAGE"), .. Bytes("\0\u00ff\r\n\r\nGARBAGE\r\n\r\n")],
        ["two requests at once"] = d => [.. d.Open("MESSAGE"), .. d.Body("null")],
        ["expectation"] = d => d.Post($"Expect: 100-continue\r\nContent-Length: {d.Message.Length}\r\n", "MESSAGE"),
        ["expectation of something else"] = d => d.Post("Expect: the-unexpected\r\nContent-Length: 2\r\n", "{}"),
        ["upgrade to a web socket"] = d =>
            d.Post(
                "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nContent-Length: 2\r\n",
                "{}"
            ),
        ["upgrade to HTTP/2"] = d => d.Post("Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\nContent-Length: 2\r\n", "{}"),
        ["only a beginning"] = _ => Bytes("POST /api/mess"),
        ["only blank lines"] = _ => Bytes(string.Concat(Enumerable.Repeat(Line, 1000))),
        ["bytes"] = _ => [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7))],
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Request_that_is_broken_is_the_callers_fault_at_both_doors(string kind)
    {
        foreach (var door in new[] { doors.Scene.Bot.Address, doors.Scene.Bot.Operations })
        {
            doors.Door = door;
            var statuses = await RawHttp.SendAsync(door, All[kind](doors));
            Assert.All(
                statuses,
                status => Assert.True(status is (>= 200 and < 500) or 505 or 100, $"{kind} was answered {status} at {door}")
            );
        }
    }

    [Theory]
    [InlineData("chunk size that is no number", 400)]
    [InlineData("chunk of a good activity and then a bad one", 400)]
    [InlineData("trailer without a colon", 400)]
    [InlineData("header longer than is read", 431)]
    [InlineData("more headers than are read", 431)]
    [InlineData("two lengths", 400)]
    [InlineData("text that is not UTF-8", 400)]
    [InlineData("members given twice", 400)]
    [InlineData("nothing", 400)]
    [InlineData("length of a gigabyte", 413)]
    [InlineData("byte order mark", 400)]
    [InlineData("HEAD", 405)]
    public async Task Broken_request_of_a_known_kind_is_told_so(string kind, int status)
    {
        doors.Door = doors.Scene.Bot.Address;
        Assert.Equal(status, Assert.Single(await RawHttp.SendAsync(doors.Door, All[kind](doors), isWhole: true)));
    }

    [Fact]
    public async Task Good_request_is_answered_all_the_same()
    {
        doors.Door = doors.Scene.Bot.Address;
        Assert.Equal([200], await RawHttp.SendAsync(doors.Door, doors.Body("MESSAGE"), isWhole: true));
        Assert.Equal([200, 400], await RawHttp.SendAsync(doors.Door, All["two requests at once"](doors), isWhole: true));
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>One bot for all cases: what one of them breaks, the next ones meet.</summary>
    public sealed class Doors : IAsyncLifetime
    {
        public Scene Scene { get; private set; } = null!;

        /// <summary>The door that the next request names as its host.</summary>
        public Uri Door { get; set; } = null!;

        public string Message => Scene.Teams.Activities.PersonalText(Scene.Owner, "help").ToJsonString();

        public async Task InitializeAsync()
        {
            Scene = await Scene.OpenAsync();
            await Scene.InstallAsync(Scene.Owner);
        }

        public async Task DisposeAsync() => await Scene.DisposeAsync();

        public string Text(string text) =>
            text.Replace("AUTH", $"Authorization: Bearer {Scene.Teams.SignToken()}\r\n", StringComparison.Ordinal)
                .Replace("HOST", Door.Authority, StringComparison.Ordinal)
                .Replace("MESSAGE", Message, StringComparison.Ordinal);

        public byte[] Post(string headers, string body) => Post(headers, Bytes(Text(body)));

        public byte[] Post(string headers, byte[] body) =>
            [.. Bytes(Text($"POST /api/messages HTTP/1.1\r\nHost: HOST\r\nAUTH{Close}{headers}\r\n")), .. body];

        public byte[] At(string start) =>
            Bytes(Text($"{start} HTTP/1.1\r\nHost: HOST\r\nAUTH{Close}Content-Length: {Message.Length}\r\n\r\nMESSAGE"));

        public byte[] Body(string body)
        {
            var bytes = Bytes(Text(body));
            return Post($"Content-Type: application/json\r\nContent-Length: {bytes.Length}\r\n", bytes);
        }

        public byte[] Open(string body)
        {
            var bytes = Bytes(Text(body));
            return [.. Bytes(Text($"POST /api/messages HTTP/1.1\r\nHost: HOST\r\nAUTHContent-Length: {bytes.Length}\r\n\r\n")), .. bytes];
        }

        public byte[] Packed()
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
                gzip.Write(Bytes(Message));
            var bytes = packed.ToArray();
            return Post($"Content-Encoding: gzip\r\nContent-Length: {bytes.Length}\r\n", bytes);
        }
    }
}
