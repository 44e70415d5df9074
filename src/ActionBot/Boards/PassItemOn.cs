using ActionBot.Boards.Cards;
using ActionBot.Conversation;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards;

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
