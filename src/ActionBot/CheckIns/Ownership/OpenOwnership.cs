using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;

namespace ActionBot.CheckIns.Ownership;

/// <summary>An action whose owner somebody may name, with what the pressed card knew of it.</summary>
internal sealed record OpenOwnership(ActionItem Action, OwnershipClaim? Query, DateOnly Today, bool Settled);
