using System.Net.Http.Headers;
using ActionBot.Simulator.Signing;
using ActionBot.Simulator.Teams;
using Microsoft.AspNetCore.Http.Features;

namespace ActionBot.Simulator.Gateway;

/// <summary>From the bot to Playground's Connector: asks for the bearer that Playground does not, and goes wrong on demand.</summary>
internal sealed class PlaygroundSide(GatewayOptions options, ChannelIdentity identity, Faults faults, HttpClient http)
{
    public async Task<object?> ForwardAsync(HttpContext context)
    {
        if (!identity.AcceptsBearer(context.Request.Headers.Authorization))
            return ConnectorErrors.Unauthorized;
        var fault = faults.Draw(OperationOf(context.Request));
        if (await FaultAnswers.BeforeAsync(fault, context, options.Time) is { } instead)
            return instead;
        return FaultAnswers.After(fault, await SendAsync(context));
    }

    private async Task<IResult> SendAsync(HttpContext context)
    {
        // The raw target, because ids in it are escaped and must stay so.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(options.Playground, target));
        if (context.Request.ContentType is { } contentType)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }
        try
        {
            using var response = await http.SendAsync(request, context.RequestAborted);
            return await PassedOn.FromAsync(response, context.RequestAborted);
        }
        catch (HttpRequestException fault)
        {
            return ConnectorErrors.Error(502, "BadGateway", $"Playground does not answer: {fault.Message}");
        }
    }

    private static ConnectorOperation OperationOf(HttpRequest request) =>
        request.Method switch
        {
            "PUT" => ConnectorOperation.Update,
            "DELETE" => ConnectorOperation.Delete,
            "GET" => ConnectorOperation.GetMembers,
            _ when request.Path.Value!.TrimEnd('/').EndsWith("/v3/conversations", StringComparison.Ordinal) =>
                ConnectorOperation.CreateConversation,
            _ => ConnectorOperation.Send,
        };
}
