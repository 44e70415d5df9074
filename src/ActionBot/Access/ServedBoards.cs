using ActionBot.Domain.Boards;
using ActionBot.Storage;

namespace ActionBot.Access;

/// <summary>Finds the boards for which people work.</summary>
internal static class ServedBoards
{
    /// <summary>The boards whose secretariat a person is in.</summary>
    public static IQueryable<Board> BoardsServedBy(this ActionBotContext db, long person) =>
        db.Boards.Where(b => b.Secretaries.Any(s => s.PersonId == person));
}
