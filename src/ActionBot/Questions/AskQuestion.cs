using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Domain.Register.People;
using ActionBot.Questions.Cards;
using ActionBot.Teams.Inbound;

namespace ActionBot.Questions;

/// <summary>A question, typed or pressed, in the asker's own chat. Typed ones come here when no command wants them.</summary>
internal sealed class AskQuestion(QuestionReplies desk, RememberedQuestions remembered) : ITextCommand, ICardAction
{
    private const string Kinds =
        "Questions about actions: overdue, due next month, no date, blocked, not "
        + "answered; by area, owner or month. Or: “find overtime”.";

    public TextRank Rank => TextRank.Question;

    public IReadOnlyList<HelpLine> Help =>
        [
            new(HelpPart.First, 50, HelpFor.Lead, "what is overdue in my area", Kinds),
            new(HelpPart.First, 50, HelpFor.Everybody, "what is overdue", Kinds),
            new(HelpPart.Boards, 60, HelpFor.Secretary, "what is waiting for my board", "the actions that wait for its decisions."),
        ];

    public string Verb => AnswerCard.Verb;

    public bool Takes(PressData data) => !Verbs.IsOfOwnActions(data);

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken) =>
        QuestionReplies.IsAnAnswer(text) ? null : await desk.SayAsync(text, person, turn, cancellationToken);

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (press.Data["text"] is { } text)
            return await desk.SayAsync(text, press.Person, press.Turn, cancellationToken) ?? CardReply.Say(Sentences.UnknownPress);
        if (QuestionData.Read(press.Data["q"]) is not { } question)
            return CardReply.Say(Sentences.UnknownPress);
        await remembered.KeepAsync(press.Person, press.Turn.ConversationId, question, cancellationToken);
        var view = await desk.ViewAsync(question, press.Person, cancellationToken);
        return press.Data["page"] is null ? QuestionReplies.Drawn(view) : CardReply.Replace(AnswerCard.Draw(view));
    }
}
