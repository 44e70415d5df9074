using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Domain.Chasing.Areas;
using ActionBot.Domain.History;
using ActionBot.Storage;

namespace ActionBot.Chasing.Telling;

/// <summary>Keeps what a lead says of a position, and tells the tracking team of what is wrong.</summary>
internal sealed class AreaConfirmationWriter(DigestDesk desk, TrackingTeam team, AreaScopes scopes, ActionBotContext db, TimeProvider clock)
{
    private const string Through = "card area";

    /// <summary>
    /// Takes a word from the drawing on which the last one stands. The same again gets the same receipt; another one changes
    /// nothing.
    /// </summary>
    /// <param name="word">The word; null for one with faults.</param>
    public async Task<CardReply> TakeAsync(OpenDigest open, CardPress press, AreaWord? word, CancellationToken cancellationToken)
    {
        if (word is null || press.Data.Number("rev") != open.Rev)
            return open.Confirmation is { } stands
                ? await desk.ReceiptAsync(
                    open,
                    stands,
                    await team.ExistsAsync(open.Person, cancellationToken),
                    cancellationToken,
                    word?.SaysTheSameAs(stands.Word) == true ? null : DigestDesk.RecordedBand
                )
                : await desk.AskAgainAsync(open, null, cancellationToken, Sentences.OutOfDate);
        var before = open.Confirmation?.Word;
        var said =
            open.Confirmation
            ?? new()
            {
                CheckInId = open.CheckIn.Id,
                PersonId = open.Person.Id,
                Areas = open.Position.Areas,
                AsAt = open.Position.AsAt,
            };
        var isTold = await team.ExistsAsync(open.Person, cancellationToken);
        if (before is null || !before.SaysTheSameAs(word))
        {
            said.Take(word, clock.GetUtcNow(), open.Today);
            if (open.Confirmation is null)
                db.Add(said);
            var origin = new ChangeOrigin(said.At, open.Today, open.Person.Id, Through);
            var (from, to) = (before is null ? null : Written(before, said.AsAt), Written(word, said.AsAt));
            db.AddRange(open.Position.Areas.Select(area => origin.Of("area", area, "confirmation", from, to)));
            await db.SaveChangesAsync(cancellationToken);
            if (!word.IsRight || before is { IsRight: false })
                await team.TellAsync(
                    said,
                    open.Person,
                    await scopes.NamesAsync(said.Areas, cancellationToken),
                    open.Today,
                    cancellationToken
                );
        }
        return await desk.ReceiptAsync(open with { Confirmation = said }, said, isTold, cancellationToken);
    }

    private static string Written(AreaWord word, DateOnly asAt) => $"{asAt:yyyy-MM-dd} {word.Written}";
}
