using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Inbound;

/// <summary>What the address answers, whatever is sent to it with a good token.</summary>
public sealed class Endpoint : IAsyncLifetime
{
    private const string Message = "message-personal";

    private BotHost host = null!;

    public static TheoryData<string> AllFixtures => [.. Fixture.Names];

    public async Task InitializeAsync() => host = await BotHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [MemberData(nameof(AllFixtures))]
    public async Task Every_body_that_Teams_sends_is_understood(string name)
    {
        var answer = await host.PostAsync(Fixture.Text(name));

        Assert.Equal(
            name is "invoke-composeExtension-fetchTask" or "invoke-composeExtension-submitAction" or "invoke-message-submitAction-feedback"
                ? 501
                : 200,
            answer.Status
        );
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_not_allowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), host.Messages);
        using var response = await host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("{")]
    [InlineData("<xml/>")]
    [InlineData("""{"type":"message"} {"type":"message"}""")]
    public async Task A_body_that_is_no_activity_is_a_bad_request(string body) => await BadAsync(Encoding.UTF8.GetBytes(body));

    [Theory]
    [InlineData(Message, "card")]
    [InlineData("message-card-submit-personal", "Family")]
    [InlineData("message-card-submit-personal", "holiday")]
    public async Task Invalid_utf8_is_a_bad_request_wherever_it_stands(string name, string word)
    {
        var body = Fixture.Bytes(name);
        body[body.AsSpan().IndexOf(Encoding.ASCII.GetBytes(word))] = 0xFF;

        await BadAsync(body);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("\\u0000")]
    public async Task Text_that_nobody_can_read_or_store_is_a_bad_request(string text)
    {
        await BadAsync(Encoding.UTF8.GetBytes(Fixture.Text(Message).Replace("\"card\"", $"\"{text}\"", StringComparison.Ordinal)));
        await BadAsync(
            Encoding.UTF8.GetBytes(Fixture.Text("message-card-submit-personal").Replace("Family trip", text, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_member_given_twice_is_a_bad_request() =>
        await BadAsync(Encoding.UTF8.GetBytes(Fixture.Text(Message).Replace("\"id\":", "\"id\":\"x\",\"id\":", StringComparison.Ordinal)));

    [Fact]
    public async Task Deep_nesting_is_a_bad_request()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 5000)) + string.Concat(Enumerable.Repeat("]", 5000));

        await BadAsync(Encoding.UTF8.GetBytes(Fixture.Text(Message).Replace("\"card\"", deep, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("from")]
    [InlineData("conversation")]
    public async Task An_activity_without_a_sender_or_a_conversation_is_a_bad_request(string member)
    {
        var body = Fixture.With(Message, activity => activity.Remove(member));

        Assert.Equal(400, (await host.PostAsync(body)).Status);
        Assert.Empty(host.Bot.Invocations);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_too_large_with_and_without_a_length()
    {
        var body = new byte[1024 * 1024 + 1];
        Assert.Equal(413, (await host.PostAsync(body, host.Token.Write())).Status);

        using var request = new HttpRequestMessage(HttpMethod.Post, host.Messages) { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + host.Token.Write());
        using var response = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("larger than 1 MB", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(host.Bot.Invocations);
    }

    [Fact]
    public async Task A_large_body_within_the_limit_is_read()
    {
        var body = Fixture.With(Message, activity => activity["text"] = new string('x', 1_000_000));

        Assert.Equal(200, (await host.PostAsync(body)).Status);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageUpdate")]
    [InlineData("something new")]
    public async Task Unknown_types_are_accepted_and_ignored(string type)
    {
        var answer = await host.PostAsync(Fixture.With(Message, activity => activity["type"] = type));

        Assert.Equal((200, ""), (answer.Status, answer.Body));
        Assert.Empty(host.Bot.Invocations);
    }

    [Fact]
    public async Task Members_nobody_knows_are_no_reason_to_refuse()
    {
        var body = Fixture.With(
            Message,
            activity =>
            {
                activity["brandNew"] = new JsonArray(1, "two", null);
                activity["conversation"]!["brandNew"] = true;
            }
        );

        Assert.Equal(200, (await host.PostAsync(body)).Status);
    }

    private async Task BadAsync(byte[] body)
    {
        var answer = await host.PostAsync(body, host.Token.Write());

        Assert.Equal(400, answer.Status);
        Assert.Equal("BadSyntax", (string?)answer.Json["error"]!["code"]);
        Assert.Empty(host.Bot.Invocations);
    }
}
