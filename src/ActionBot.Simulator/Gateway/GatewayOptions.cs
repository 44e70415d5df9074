namespace ActionBot.Simulator.Gateway;

/// <summary>Where the gateway listens, whom it stands between, and which bot it speaks for.</summary>
internal sealed record GatewayOptions
{
    /// <summary>A loopback address; port 0 takes any free one.</summary>
    public required Uri Listen { get; init; }

    /// <summary>The bot's address for activities.</summary>
    public required Uri Bot { get; init; }

    public required Uri Playground { get; init; }

    public required string AppId { get; init; }

    public required string TenantId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>Whether the bot may know the chat from before, so that even the first page load needs a removal first.</summary>
    public bool BotRemembers { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
