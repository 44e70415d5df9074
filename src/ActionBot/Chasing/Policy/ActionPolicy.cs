namespace ActionBot.Chasing.Policy;

/// <summary>What the policy says of one action.</summary>
/// <param name="Ref">The action.</param>
/// <param name="Facts">What decides: rating, opinion, source and area, in words.</param>
/// <param name="Monitored">Whether it is chased, why, and what decided.</param>
/// <param name="Numbers">Every number of its cadence.</param>
/// <param name="Messages">Whether its owner is sent messages.</param>
internal sealed record ActionPolicy(string Ref, string Facts, PolicyLine Monitored, IReadOnlyList<PolicyLine> Numbers, PolicyLine Messages);
