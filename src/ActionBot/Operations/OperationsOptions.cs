using ActionBot.Teams;
using Microsoft.Extensions.Options;

namespace ActionBot.Operations;

/// <summary>Section "Operations".</summary>
internal sealed class OperationsOptions
{
    public const string Section = "Operations";

    /// <summary>Where health and the other pages for operators are served, parted by ';'. Loopback by default.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:3979";

    /// <summary>Whether <see cref="Urls"/> may hold addresses that other machines reach. The pages there ask nobody who they are.</summary>
    public bool Exposed { get; set; }

    /// <summary>
    /// Further names under which operators may ask, beside the hosts of <see cref="Urls"/>: a list, or one string parted by ';',
    /// ',' or blanks.
    /// </summary>
    public IReadOnlyList<string> Hosts { get; set; } = [];
}

/// <summary>Reads what the binder does not: a list may be one string, because an environment variable is one string.</summary>
internal sealed class OperationsOptionsBinding(IConfiguration configuration) : IConfigureOptions<OperationsOptions>
{
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];

    public void Configure(OperationsOptions options)
    {
        var hosts = configuration.GetSection($"{OperationsOptions.Section}:{nameof(OperationsOptions.Hosts)}");
        options.Hosts = [.. hosts.GetChildren().Select(h => h.Value).Prepend(hosts.Value).SelectMany(Split)];
    }

    private static string[] Split(string? value) => value?.Split(Separators, StringSplitOptions.RemoveEmptyEntries) ?? [];
}

internal sealed class OperationsOptionsCheck : IValidateOptions<OperationsOptions>
{
    public ValidateOptionsResult Validate(string? name, OperationsOptions options)
    {
        List<string> faults =
        [
            .. options
                .Hosts.Where(h => Uri.CheckHostName(h) == UriHostNameType.Unknown)
                .Select(h =>
                    $"Operations:Hosts has “{h}”, which is not the name of a host. "
                    + "Give names such as ops.example.org, without a port, parted by ';'."
                ),
        ];
        var fault = ListenAddresses.Fault("Operations:Urls", options.Urls) ?? ListenAddresses.ExposureFault(options.Urls, options.Exposed);
        if (fault is not null)
            faults.Add(fault);
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}

/// <summary>Says at the start that the operators' door is open to other machines.</summary>
internal sealed class ExposureWarning(IOptions<OperationsOptions> options, ILogger<ExposureWarning> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!ListenAddresses.HostsOf(options.Value.Urls).All(ListenAddresses.IsLoopback))
            logger.OperatorsDoorExposed(LogText.Of(options.Value.Urls) ?? "");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
