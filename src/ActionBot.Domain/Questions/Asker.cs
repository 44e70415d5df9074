namespace ActionBot.Domain.Questions;

/// <summary>Who asks, as far as a question may speak of them.</summary>
/// <param name="Day">Their day.</param>
/// <param name="Self">Themselves, as an owner; none where nobody in particular asks, and for a lead who owns nothing: "mine" then
/// is their area.</param>
/// <param name="Areas">The topmost areas that they lead.</param>
/// <param name="SeesAll">Whether they answer for the whole register.</param>
public sealed record Asker(DateOnly Day, NameTerm? Self, IReadOnlyList<NameTerm> Areas, bool SeesAll)
{
    /// <summary>The boards whose secretariats they are in.</summary>
    public IReadOnlyList<NameTerm> Boards { get; init; } = [];
}
