using ActionBot.Boards.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Domain;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns;
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

/// <summary>"Send back", with a reason for the owner.</summary>
internal sealed class SendItemBack(BoardDesk desk, BoardStepWriter steps) : SecretariatAction(desk)
{
    private readonly BoardDesk desk = desk;

    public override string Verb => BoardData.SendBackVerb;

    protected override async Task<CardReply> DoAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(BoardDesk.NotYours);
        if (!open.IsCurrent)
            return await desk.StaleAsync(open, cancellationToken);
        var blocker = open.Blocker;
        var why = British.OneLine(press.Data[BoardData.BackField(blocker.Id)] ?? "");
        var before = await steps.WhereAsync(blocker, cancellationToken);
        try
        {
            blocker.SendBack(why, open.Today);
        }
        catch (RuleException broken)
        {
            return await desk.RedrawAsync(open, cancellationToken, broken.Message, press.Data.Fields([BoardData.BackField(blocker.Id)]));
        }
        await steps.RecordAsync(
            blocker,
            open.Person,
            open.Today,
            before,
            "card " + Verb,
            $"{blocker.ActionItem!.Ref}: the {open.Board.Name} sends “{blocker.ToDecide}” "
                + $"back: {British.QuoteEnding(why)} The owner is asked again.",
            open.Redrawn,
            cancellationToken
        );
        return await desk.RedrawAsync(open, cancellationToken);
    }
}

/// <summary>"Another board", with a reason where there is one.</summary>
internal sealed class PassItemOn(ActionBotContext db, BoardDesk desk, BoardStepWriter steps) : SecretariatAction(desk)
{
    private readonly BoardDesk desk = desk;

    public override string Verb => BoardData.RerouteVerb;

    protected override async Task<CardReply> DoAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(press, cancellationToken) is not { } open)
            return CardReply.Say(BoardDesk.NotYours);
        if (!open.IsCurrent)
            return await desk.StaleAsync(open, cancellationToken);
        var blocker = open.Blocker;
        var why = British.OneLine(press.Data[BoardData.WhyField(blocker.Id)] ?? "");
        var code = press.Data[BoardData.BoardField(blocker.Id)];
        var board = code is null ? null : await db.Boards.AsNoTracking().FirstOrDefaultAsync(b => b.Code == code, cancellationToken);
        var fault =
            board is null ? "Choose the board. Nothing was passed on."
            : why.Length > AnswerForm.MaxLine
                ? $"Give the reason in at most {AnswerForm.MaxLine} characters; these are {why.Length:N0}. Nothing was passed on."
            : blocker.BoardId == board.Id ? "It is at that board. Choose another one."
            : null;
        if (fault is not null)
            return await desk.RedrawAsync(
                open,
                cancellationToken,
                fault,
                press.Data.Fields([BoardData.WhyField(blocker.Id), BoardData.BoardField(blocker.Id)])
            );
        var before = await steps.WhereAsync(blocker, cancellationToken);
        blocker.PassOn(board!.Id, $"Passed on by the {open.Board.Name}" + (why.Length > 0 ? $": “{why}”" : ""), open.Today);
        await steps.RecordAsync(
            blocker,
            open.Person,
            open.Today,
            before,
            "card " + Verb,
            $"{blocker.ActionItem!.Ref}: “{blocker.ToDecide}” goes from the {open.Board.Name} to the {board.Name}"
                + (why.Length > 0 ? $": {British.QuoteEnding(why)}" : "."),
            open.Redrawn,
            cancellationToken
        );
        return await desk.RedrawAsync(open, cancellationToken);
    }
}
