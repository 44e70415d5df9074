namespace ActionBot.Simulator.Gateway;

/// <summary>An answer passed on as it came: status, body, type and how long to wait.</summary>
internal sealed class PassedOn(int status, byte[] body, string? contentType, string? retryAfter) : IResult
{
    public static async Task<IResult> FromAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        new PassedOn(
            (int)response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(cancellation),
            response.Content.Headers.ContentType?.ToString(),
            response.Headers.RetryAfter?.ToString()
        );

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        if (retryAfter is not null)
            response.Headers.RetryAfter = retryAfter;
        if (body.Length == 0)
            return;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
