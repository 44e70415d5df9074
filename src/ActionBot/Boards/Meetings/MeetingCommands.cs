using System.Globalization;
using System.Text.Json.Nodes;
using ActionBot.Boards.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Directory;
using ActionBot.Domain.Boards;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Meetings;

/// <summary>The data of the buttons about meetings.</summary>
internal static class MeetingData
{
    public const string Verb = "meeting.change";

    public static JsonObject Move(Meeting meeting, DateOnly to) => Of("move", meeting, to);

    public static JsonObject Cancel(Meeting meeting) => Of("cancel", meeting, null);

    public static JsonObject Revive(Meeting meeting) => Of("revive", meeting, null);

    public static JsonObject Add(string board, DateOnly date)
    {
        var data = CardParts.Data(Verb);
        (data["do"], data["board"], data["to"]) = ("add", board, Written(date));
        return data;
    }

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static JsonObject Of(string what, Meeting meeting, DateOnly? to)
    {
        var data = CardParts.Data(Verb);
        (data["do"], data["meeting"], data["rev"]) = (what, BoardData.Meeting(meeting.Id), meeting.Version);
        if (to is { } date)
            data["to"] = Written(date);
        return data;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A button about a meeting: which board was meant, or "Undo".</summary>
internal sealed class ChangeMeeting(ActionBotContext db, BoardDesk desk, MeetingChanges changes, TimeProvider clock) : ICardAction
{
    private const string Through = "card " + MeetingData.Verb;

    public string Verb => MeetingData.Verb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        var today = press.Person.DayAt(clock.GetUtcNow());
        var boards = await desk.BoardsOfAsync(press.Person, cancellationToken);
        var to = MeetingData.Day(press.Data["to"]);
        if (press.Data["do"] == "add")
            return boards.Find(b => b.Code == press.Data["board"]) is { } own && to is { } date
                ? InPlace(await changes.AddAsync(own, date, press.Person, today, Through, cancellationToken))
                : CardReply.Say(BoardDesk.NotYours);
        var id = BoardData.Id(press.Data["meeting"], "mtg");
        var meeting = await db.Meetings.FirstOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (meeting is null || boards.Find(b => b.Id == meeting.BoardId) is not { } board)
            return CardReply.Say(BoardDesk.NotYours);
        if (press.Data.Number("rev") != meeting.Version)
            return InPlace(MeetingChanges.Stale(board, meeting, today));
        return InPlace(
            (press.Data["do"], to) switch
            {
                ("move", { } day) => await changes.MoveAsync(board, meeting.Id, day, press.Person, today, Through, cancellationToken),
                ("cancel", _) => await changes.CancelAsync(board, meeting.Id, press.Person, today, Through, cancellationToken),
                ("revive", _) => await changes.ReviveAsync(board, meeting.Id, press.Person, today, Through, cancellationToken),
                _ => CardReply.Say(Sentences.UnknownPress),
            }
        );
    }

    private static CardReply InPlace(CardReply reply) => reply.Card is { } card ? CardReply.Replace(card) : reply;
}
