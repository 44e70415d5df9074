namespace ActionBot.Simulator.Teams;

/// <summary>Who the bot is to this fake, and the clock that dates its tokens, activities and messages.</summary>
public sealed record FakeTeamsOptions
{
    public string AppId { get; init; } = "5f0c1d6e-7a52-4c1b-9a7e-2f6d1b0c9e41";

    public string TenantId { get; init; } = "8d3b6f0a-4c1e-4f7d-9b52-6a1e0c7d3f28";

    public string ClientSecret { get; init; } = "a-secret-of-the-fake-tenant";

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Zero takes any free port.</summary>
    public int Port { get; init; }

    /// <summary>Seeds the faults that come by probability.</summary>
    public int Seed { get; init; } = 1;
}
