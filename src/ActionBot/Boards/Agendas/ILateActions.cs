namespace ActionBot.Boards.Agendas;

/// <summary>An overdue action of which a board is to hear.</summary>
/// <param name="BoardId">The board that owns its risk.</param>
/// <param name="ActionId">Database key.</param>
/// <param name="Ref">The ref people know.</param>
/// <param name="TargetDate">The day on which it was due.</param>
internal sealed record LateAction(long BoardId, long ActionId, string Ref, DateOnly TargetDate);

/// <summary>
/// Finds the actions that are so late that the ladder takes them to the board. Whoever writes to boards need not know the ladder.
/// </summary>
internal interface ILateActions
{
    /// <summary>Those of some boards, the most pressing first.</summary>
    Task<IReadOnlyList<LateAction>> OfBoardsAsync(IReadOnlyCollection<long> boards, DateOnly day, CancellationToken cancellationToken);
}
