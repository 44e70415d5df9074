using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ActionBot.Teams.Tests.Support;

/// <summary>The issuer of inbound tokens, as a real server on loopback.</summary>
public sealed class FakeIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int requests;

    private FakeIssuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet(
            "/metadata",
            async () =>
            {
                Interlocked.Increment(ref requests);
                if (Gate is { } gate)
                    await gate.Task;

                return IsDown
                    ? Results.StatusCode(500)
                    : Json(new JsonObject { ["issuer"] = TokenRecipe.Issuer, ["jwks_uri"] = Address + "/keys" });
            }
        );
        app.MapGet("/keys", () => Json(new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => key.ToJwk())]) }));
    }

    public string Address => app.Urls.First();

    public string Metadata => Address + "/metadata";

    /// <summary>How often the metadata was asked for.</summary>
    public int Requests => Volatile.Read(ref requests);

    public bool IsDown { get; set; }

    /// <summary>Holds every answer until it is completed.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public IReadOnlyList<SigningPair> Keys { get; set; } =
    [SigningPair.Teams, SigningPair.WebChatOnly, SigningPair.UpperCase, SigningPair.Unendorsed];

    public static async Task<FakeIssuer> StartAsync()
    {
        var issuer = new FakeIssuer();
        await issuer.app.StartAsync();
        return issuer;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static IResult Json(JsonObject body) => Results.Text(body.ToJsonString(), "application/json");
}
