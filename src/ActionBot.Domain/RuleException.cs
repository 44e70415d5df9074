namespace ActionBot.Domain;

/// <summary>
/// A broken rule, told in a sentence that the person who broke it may read. Caught at the two doors: the conversation and HTTP.
/// </summary>
/// <param name="message">What is wrong and what to do, as a sentence.</param>
public sealed class RuleException(string message) : Exception(message);
