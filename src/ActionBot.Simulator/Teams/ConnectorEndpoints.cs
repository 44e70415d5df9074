using ActionBot.Simulator.Signing;

namespace ActionBot.Simulator.Teams;

/// <summary>
/// The Connector's addresses. Every call goes the same way: bearer, planned fault, rate limit, effect, record.
/// </summary>
internal sealed class ConnectorEndpoints(
    ChannelIdentity identity,
    Connector connector,
    Roster roster,
    Faults faults,
    RateLimits limits,
    TimeProvider time
)
{
    private readonly Lock _gate = new();
    private readonly List<ReceivedCall> _calls = [];

    public bool RateLimiting { get; set; }

    public IReadOnlyList<ReceivedCall> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    public void Map(IEndpointRouteBuilder routes, Func<Uri> serviceUrl)
    {
        Conversations(routes, ConnectorOperation.CreateConversation)
            .MapPost("/v3/conversations", (Delegate)((HttpContext http) => connector.CreateAsync(http, serviceUrl())));

        var sends = Conversations(routes, ConnectorOperation.Send);
        sends.MapPost("/v3/conversations/{id}/activities", (HttpContext http, string id) => connector.SendAsync(http, id));
        sends.MapPost(
            "/v3/conversations/{id}/activities/{activity}",
            (HttpContext http, string id, string activity) => connector.SendAsync(http, id)
        );

        Conversations(routes, ConnectorOperation.Update)
            .MapPut(
                "/v3/conversations/{id}/activities/{activity}",
                (HttpContext http, string id, string activity) => connector.UpdateAsync(http, id, activity)
            );
        Conversations(routes, ConnectorOperation.Delete)
            .MapDelete("/v3/conversations/{id}/activities/{activity}", (string id, string activity) => connector.Delete(id, activity));

        var reads = Conversations(routes, ConnectorOperation.GetMembers);
        reads.MapGet("/v3/conversations/{id}/members/{member}", (string id, string member) => roster.Member(id, member));
        reads.MapGet(
            "/v3/conversations/{id}/pagedmembers",
            (string id, int? pageSize, string? continuationToken) => roster.Page(id, pageSize, continuationToken)
        );

        Conversations(routes, ConnectorOperation.GetConversations)
            .MapGet("/v3/teams/{id}/conversations", (string id) => roster.Channels(id));
    }

    private RouteGroupBuilder Conversations(IEndpointRouteBuilder routes, ConnectorOperation operation)
    {
        var group = routes.MapGroup("");
        group.AddEndpointFilter((context, next) => AnswerAsync(operation, context, next));
        return group;
    }

    private async ValueTask<object?> AnswerAsync(
        ConnectorOperation operation,
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        var thread = http.Request.RouteValues["id"] as string ?? "";
        if (!identity.AcceptsBearer(http.Request.Headers.Authorization))
            return Record(operation, thread, ConnectorErrors.Unauthorized);

        var fault = faults.Draw(operation);
        if (await FaultAnswers.BeforeAsync(fault, http, time) is { } instead)
            return Record(operation, thread, instead);
        if (RateLimiting && limits.Refuse(operation, thread) is { } wait)
            return Record(operation, thread, ConnectorErrors.Throttled(http, wait));
        return Record(operation, thread, FaultAnswers.After(fault, await next(context)));
    }

    private object? Record(ConnectorOperation operation, string thread, object? answer)
    {
        int? status = answer == FaultAnswers.Broken ? null : (answer as IStatusCodeHttpResult)?.StatusCode ?? 200;
        Add(new ReceivedCall(operation, thread, status, time.GetUtcNow()));
        return answer;
    }

    private void Add(ReceivedCall call)
    {
        lock (_gate)
            _calls.Add(call);
    }
}
