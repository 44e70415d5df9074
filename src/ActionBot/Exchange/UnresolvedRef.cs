namespace ActionBot.Exchange;

/// <summary>A ref that an owner typed as that for which their action waits, and that leads nowhere.</summary>
/// <param name="Ref">The waiting action.</param>
/// <param name="WaitsFor">What its owner typed.</param>
/// <param name="Why">Why it leads nowhere, such as "no register has it".</param>
internal sealed record UnresolvedRef(string Ref, string WaitsFor, string Why);
