using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Simulator.Signing;

namespace ActionBot.Simulator.Gateway;

/// <summary>From Playground to the bot: signs what comes unsigned and gives the answer back unchanged.</summary>
internal sealed class BotSide(GatewayOptions options, ChannelIdentity identity, HttpClient http)
{
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(250);

    private readonly PageLoads _loads = new(options.BotRemembers, options.Time);

    /// <summary>Answers once the bot answers at all; Playground holds its page back until then.</summary>
    public async Task<IResult> ProbeAsync(HttpContext context)
    {
        _loads.Probed();
        var began = options.Time.GetTimestamp();
        while (!await BotAnswersAsync(context.RequestAborted))
        {
            if (options.Time.GetElapsedTime(began) >= ProbePatience)
                return Results.StatusCode(503);
            await Task.Delay(ProbeInterval, options.Time, context.RequestAborted);
        }
        return Results.StatusCode(200);
    }

    public async Task<IResult> ForwardAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var body = buffer.ToArray();
        if (PersonalChat.Parse(body) is not { } activity || PersonalChat.Text(activity, "serviceUrl") is not { } serviceUrl)
            return Results.Text("The body is not an activity with a serviceUrl.", statusCode: 400);

        if (PersonalChat.Removes(activity))
            _loads.Removed();
        if (PersonalChat.HalfOf(activity) is not { } half)
            return await SendAsync(body, serviceUrl, context.RequestAborted);
        using (await _loads.EnterAsync(half, () => RemoveAsync(activity, serviceUrl)))
            return await SendAsync(body, serviceUrl, context.RequestAborted);
    }

    private async Task RemoveAsync(JsonObject activity, string serviceUrl)
    {
        var removal = PersonalChat.RemovalBefore(activity, options.Time.GetUtcNow());
        await SendAsync(Encoding.UTF8.GetBytes(removal.ToJsonString()), serviceUrl, CancellationToken.None);
    }

    private async Task<IResult> SendAsync(byte[] body, string serviceUrl, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Bot);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", identity.SignForBot(serviceUrl));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            return await PassedOn.FromAsync(response, cancellation);
        }
        catch (HttpRequestException fault)
        {
            return Results.Text($"The bot does not answer: {fault.Message}", statusCode: 502);
        }
    }

    private async Task<bool> BotAnswersAsync(CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, options.Bot);
            using var response = await http.SendAsync(request, cancellation);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
