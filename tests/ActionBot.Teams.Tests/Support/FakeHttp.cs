using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace ActionBot.Teams.Tests.Support;

/// <summary>Answers requests from a script and keeps what was asked. The last answer repeats.</summary>
public sealed class FakeHttp : HttpMessageHandler, IHttpClientFactory
{
    private readonly ConcurrentQueue<Func<CancellationToken, Task<HttpResponseMessage>>> script = [];
    private readonly ConcurrentQueue<SentRequest> requests = [];
    private Func<CancellationToken, Task<HttpResponseMessage>>? last;

    public IReadOnlyList<SentRequest> Requests => [.. requests];

    public FakeHttp Then(int status, string body = "", params (string Name, string Value)[] headers) =>
        Then(_ =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            foreach (var (name, value) in headers)
                response.Headers.TryAddWithoutValidation(name, value);

            return Task.FromResult(response);
        });

    public FakeHttp Then(Exception fault) => Then(_ => Task.FromException<HttpResponseMessage>(fault));

    public FakeHttp Then(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        script.Enqueue(answer);
        return this;
    }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        requests.Enqueue(
            new SentRequest(
                request.Method.Method,
                request.RequestUri!.AbsoluteUri,
                request.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value)),
                request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken),
                request.Content?.Headers.ContentType?.MediaType
            )
        );

        if (script.TryDequeue(out var next))
            last = next;

        return await (last ?? throw new InvalidOperationException("Nothing was to be asked."))(cancellationToken);
    }
}

/// <summary>A request as it went out.</summary>
public sealed record SentRequest(
    string Method,
    string Address,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    string? MediaType
);
