using Microsoft.Extensions.Options;

namespace ActionBot.Operations;

/// <summary>Section "Operations".</summary>
public sealed class OperationsOptions
{
    public const string Section = "Operations";

    /// <summary>Where health and the other pages for operators are served, parted by ';'. Loopback by default.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:3979";
}

internal sealed class OperationsOptionsCheck : IValidateOptions<OperationsOptions>
{
    public ValidateOptionsResult Validate(string? name, OperationsOptions options) =>
        ListenAddresses.Fault("Operations:Urls", options.Urls) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
}
