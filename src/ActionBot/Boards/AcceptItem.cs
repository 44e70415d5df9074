using ActionBot.Boards.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Domain;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards;

/// <summary>"Accept for 3 March", and "Move to 14 April".</summary>
internal sealed class AcceptItem(ActionBotContext db, BoardDesk desk, BoardStepWriter steps) : SecretariatAction(desk)
{
    private readonly BoardDesk desk = desk;

    public override string Verb => BoardData.AcceptVerb;

    protected override async Task<CardReply> DoAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(BoardDesk.NotYours);
        if (!open.IsCurrent)
            return await desk.StaleAsync(open, cancellationToken);
        var id = BoardData.Id(press.Data["meeting"], "mtg");
        if (await db.Meetings.FirstOrDefaultAsync(m => m.Id == id && m.BoardId == open.Board.Id, cancellationToken) is not { } meeting)
            return await desk.RedrawAsync(open, cancellationToken, Sentences.OutOfDate);
        var blocker = open.Blocker;
        var before = await steps.WhereAsync(blocker, cancellationToken);
        var wasAccepted = blocker.State == BlockerState.Accepted;
        try
        {
            blocker.Accept(meeting, open.Today);
        }
        catch (RuleException broken)
        {
            return await desk.RedrawAsync(open, cancellationToken, broken.Message);
        }
        // Who knows a date hears of another one on the day after, so that a slip that is mended at once bothers nobody.
        var isNews = !wasAccepted || blocker.ToldMeeting is null;
        if (isNews)
            blocker.ToldMeeting = meeting.Date;
        var date = British.Date(meeting.Date, open.Today);
        await steps.RecordAsync(
            blocker,
            open.Person,
            open.Today,
            before,
            "card " + Verb,
            isNews
                ? $"{blocker.ActionItem!.Ref}: the {open.Board.Name} takes “{blocker.ToDecide}” at "
                    + $"its meeting of {date}. You are not asked about it meanwhile."
                : null,
            open.Redrawn,
            cancellationToken
        );
        return await desk.RedrawAsync(
            open,
            cancellationToken,
            open.Digest is null ? $"{blocker.ActionItem!.Ref} is accepted for {date}." : null
        );
    }
}
