namespace ActionBot.Domain.CheckIns.Answers;

/// <summary>A field that cannot be taken, and what to do about it.</summary>
/// <param name="Field">The field's id.</param>
/// <param name="Message">A sentence that says what to do.</param>
public sealed record FieldFault(string Field, string Message);
