using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ActionBot.Tests.Simulator;

/// <summary>A request as a stub saw it.</summary>
internal sealed record SeenRequest(string Method, string Target, string? Authorization, string Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string What => $"{Json["type"]} {Json["action"]?.ToString() ?? (Json["membersAdded"] is null ? "" : "membersAdded")}".Trim();
}

/// <summary>A server that notes what it is asked and answers as the test says.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _server = LoopbackServer.Create(0);
    private readonly ConcurrentQueue<SeenRequest> _seen = new();

    public Func<SeenRequest, Task<IResult>> Answer { get; set; } = _ => Task.FromResult(Results.StatusCode(200));

    public Uri Address { get; private set; } = null!;

    public IReadOnlyList<SeenRequest> Seen => [.. _seen];

    public IReadOnlyList<SeenRequest> Posts => [.. _seen.Where(request => request.Method == "POST")];

    public static async Task<StubServer> StartAsync()
    {
        var stub = new StubServer();
        stub._server.Map("/{**path}", (Delegate)stub.AnswerAsync);
        await stub._server.StartAsync();
        stub.Address = LoopbackServer.AddressOf(stub._server);
        return stub;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var request = new SeenRequest(
            http.Request.Method,
            http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            http.Request.Headers.Authorization,
            await reader.ReadToEndAsync()
        );
        _seen.Enqueue(request);
        return await Answer(request);
    }
}
