namespace ActionBot.Commands;

/// <summary>How a command gets at the service's parts. It is given to each, so that none has to know what else there is.</summary>
/// <param name="Create">The service, with nothing checked and no database touched.</param>
/// <param name="OpenAsync">The service with its settings checked and its database ready.</param>
internal sealed record CommandHost(Func<WebApplication> Create, Func<CancellationToken, Task<WebApplication>> OpenAsync);
