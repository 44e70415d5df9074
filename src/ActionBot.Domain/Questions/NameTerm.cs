namespace ActionBot.Domain.Questions;

/// <summary>A thing that the actions must belong to, or must not. Several of one kind that are not refused mean any of them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">By what the register finds it: an area's path, a source's code, a person's address, otherwise its name.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Not">Whether they must not belong to it.</param>
public sealed record NameTerm(NameKind Kind, string Key, string Text, bool Not = false);
