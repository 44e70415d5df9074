using System.IO.Compression;
using System.Net;
using System.Text;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Connector;

/// <summary>Answers are read up to a bound, whatever they say of their length.</summary>
public sealed class LongAnswers : IDisposable
{
    private const long Huge = 300L * 1024 * 1024;

    private readonly ConnectorHost host = new ConnectorHost().Issues("token-1");
    private readonly OutboundActivity hello = OutboundActivity.Markdown("hello");
    private readonly Endless endless = new();

    public void Dispose() => endless.Dispose();

    [Fact]
    public async Task A_message_that_was_taken_with_an_endless_answer_counts_as_sent()
    {
        host.Http.Then(Answer(200));

        Assert.Equal(new SendOutcome.Sent(null), await SendAsync());
        Assert.Single(host.Http.Requests);
        Assert.InRange(endless.Given, 1, ReplyText.MaxBytes * 2);
        Assert.Equal(1, host.Logs.Count("longer than"));
    }

    [Theory]
    [InlineData(403, RejectionKind.NotPermitted)]
    [InlineData(404, RejectionKind.ConversationGone)]
    [InlineData(500, RejectionKind.ServiceError)]
    public async Task A_refusal_with_an_endless_answer_counts_by_its_status(int status, RejectionKind kind)
    {
        host.Http.Then(Answer(status));

        Assert.Equal(kind, Assert.IsType<SendOutcome.Rejected>(await SendAsync()).Kind);
        Assert.InRange(endless.Given, 1, ReplyText.MaxBytes * 2);
    }

    [Fact]
    public async Task A_conversation_or_a_roster_in_an_endless_answer_is_asked_for_again()
    {
        host.Http.Then(Answer(200));

        Assert.Equal(
            new SendOutcome.Transient(null, MayHaveArrived: true),
            await host.Client.CreateConversationAsync(
                host.Service,
                NewConversation.Personal(ConnectorHost.Tenant, "29:u"),
                CancellationToken.None
            )
        );
        var fault = await Assert.ThrowsAsync<RosterException>(async () =>
            await host.Client.GetMembersAsync(host.Service, "19:x").ToListAsync()
        );
        Assert.Equal(Reaction.BackOffThenRetry, fault.Outcome.Reaction);
    }

    [Theory]
    [InlineData(200, Reaction.BackOffThenRetry)]
    [InlineData(400, Reaction.StopSending)]
    public async Task An_endless_answer_of_the_token_endpoint_gives_no_token(int status, Reaction reaction)
    {
        var other = new ConnectorHost();
        other.TokenHttp.Then(Answer(status));

        var outcome = await other.Client.SendAsync(other.Service, "a:1", hello, CancellationToken.None);
        Assert.Equal(reaction, outcome.Reaction);
        Assert.Empty(other.Http.Requests);
    }

    [Fact]
    public async Task A_length_that_is_stated_is_believed_when_it_is_too_long()
    {
        host.Http.Then(_ =>
            Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(endless) { Headers = { ContentLength = Huge } } }
            )
        );

        Assert.True((await SendAsync()).IsSuccess);
        Assert.Equal(0, endless.Given);
    }

    [Fact]
    public async Task What_was_compressed_is_measured_by_what_it_becomes()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            await new Endless(Huge / 10).CopyToAsync(gzip);

        Assert.InRange(packed.Length, 1, ReplyText.MaxBytes);
        packed.Position = 0;
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        Assert.Null(await ReplyText.ReadAsync(new StreamContent(unpacked), CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_at_the_bound_is_read()
    {
        var text = new string('x', ReplyText.MaxBytes);

        Assert.Equal(text, await ReplyText.ReadAsync(new StringContent(text), CancellationToken.None));
        Assert.Null(await ReplyText.ReadAsync(new StringContent(text + "x"), CancellationToken.None));
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("é")];
        Assert.Equal("é", await ReplyText.ReadAsync(new ByteArrayContent(marked), CancellationToken.None));
    }

    private Func<CancellationToken, Task<HttpResponseMessage>> Answer(int status) =>
        _ => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(endless) });

    private Task<SendOutcome> SendAsync() => host.Client.SendAsync(host.Service, "a:1", hello, CancellationToken.None);

    /// <summary>Gives blanks, and counts how many were taken.</summary>
    private sealed class Endless(long length = Huge) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Given);
            buffer.AsSpan(offset, read).Fill((byte)' ');
            Given += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
