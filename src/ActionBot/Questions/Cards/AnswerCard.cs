using System.Text.Json.Nodes;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Wording;
using ActionBot.Questions.Answering;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Questions.Cards;

/// <summary>What an answer card shows.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="At">The reader's time of day.</param>
/// <param name="Filters">Narrower questions with the number of their actions.</param>
/// <param name="Command">The command that writes the answer as a spreadsheet, for those who can run it.</param>
internal sealed record AnswerView(Answer Answer, TimeOnly At, IReadOnlyList<(string Title, Question Question)> Filters, string? Command);

/// <summary>The answer to a question: the number, why, ten actions to press, and what to press next.</summary>
internal static class AnswerCard
{
    /// <summary>The verb of its buttons.</summary>
    public const string Verb = Verbs.Ask;

    private const int MostBars = 8,
        MostOfBar = 40,
        MostOfAction = 90,
        MostOnRow = 26;

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(AnswerView view)
    {
        var answer = view.Answer;
        var sentence = AnswerWording.Sentence(answer);
        return new()
        {
            FallbackText = $"{AnswerWording.Headline(answer)}. {sentence}".TrimEnd(),
            Body =
            [
                Heading(CardText.Escape(AnswerWording.Headline(answer))),
                Muted(
                    CardText.Escape(
                        $"{QuestionText.Sentence(answer.Question).TrimEnd('.')} · {British.Date(answer.Day, answer.Day)}, {view.At:HH\\:mm}"
                    )
                ) with
                {
                    Spacing = Spacing.None,
                },
                .. sentence.Length == 0
                    ? Array.Empty<CardElement>()
                    : [new TextBlock(CardText.Escape(sentence)) { Spacing = Spacing.Small }],
                .. Chart(answer),
                .. Rows(answer),
                .. More(answer),
                .. Filters(view),
                .. Command(view),
            ],
        };
    }

    private static IEnumerable<CardElement> Chart(Answer answer)
    {
        if (answer.Groups.Count == 0 || (answer.Groups.Count == 1 && answer.Question.By is null) || answer.Question.Skip > 0)
            yield break;
        var bars =
            answer.Groups.Count <= MostBars
                ? answer.Groups.ToList()
                :
                [
                    .. answer.Groups.Take(MostBars - 1),
                    new AnswerGroup($"{answer.Groups.Count - MostBars + 1} others", answer.Groups.Skip(MostBars - 1).Sum(g => g.Count)),
                ];
        yield return Strong(AnswerWording.ChartTitle(answer)) with
        {
            Spacing = Spacing.Medium,
        };
        yield return new HorizontalBarChart(
            [.. bars.Select(b => new Bar(CardText.Plain(British.Shorten(b.Name, MostOfBar)), b.Count))],
            new Container([.. bars.Select((b, i) => InWords(b, i == 0))]) { Spacing = Spacing.Small }
        )
        {
            Spacing = Spacing.Small,
        };
    }

    private static ColumnSet InWords(AnswerGroup bar, bool isFirst) =>
        new([
            new(
                bar.Count < 1000 ? ColumnWidth.Pixels(24) : ColumnWidth.Auto,
                [new TextBlock($"{bar.Count:N0}") { Weight = TextWeight.Bolder }]
            ),
            new(ColumnWidth.Stretch, [new TextBlock(CardText.Escape(British.Shorten(bar.Name, MostOfBar)))]),
        ])
        {
            Spacing = isFirst ? Spacing.Default : Spacing.None,
        };

    private static IEnumerable<CardElement> Rows(Answer answer)
    {
        if (answer.Rows.Count == 0 || answer.Question.CountOnly)
            yield break;
        yield return Strong(AnswerWording.RowsTitle(answer)) with
        {
            Spacing = Spacing.Medium,
            Separator = true,
        };
        yield return Muted(answer.Rows.Count == 1 ? "Press it to open it." : "Press one to open it.") with
        {
            Spacing = Spacing.None,
        };
        foreach (var row in answer.Rows)
            yield return Row(row, answer.Day);
    }

    private static Container Row(AnswerRow row, DateOnly day)
    {
        var due = AnswerWording.Due(row, day);
        var data = Data(Verbs.ShowAction);
        data["ref"] = row.Ref;
        return new([
            Sides(
                RefLine(row.Ref, row.Rating) is var line
                    ? line with
                    {
                        Text = $"{line.Text} · {AnswerWording.Light(row, day)}",
                        Color = TextColor.Accent,
                    }
                    : line,
                new TextBlock(due.Text)
                {
                    Size = TextSize.Small,
                    Color = due.Tone switch
                    {
                        DueTone.Late => TextColor.Attention,
                        DueTone.Soon => TextColor.Accent,
                        _ => TextColor.Default,
                    },
                }
            ),
            new TextBlock(CardText.Escape(British.Shorten(British.OneLine(row.AgreedAction), MostOfAction)))
            {
                Spacing = Spacing.None,
                MaxLines = 3,
            },
            Muted(CardText.Escape(AnswerWording.Owner(row))) with
            {
                Spacing = Spacing.None,
            },
        ])
        {
            Separator = true,
            Spacing = Spacing.Small,
            SelectAction = Press("Show " + row.Ref, data),
        };
    }

    private static IEnumerable<CardElement> More(Answer answer)
    {
        var question = answer.Question;
        if (question.CountOnly && answer.Total > 0 && Ask("Show them", question with { CountOnly = false }) is { } show)
            yield return ActionSetOf(show);
        if (question.CountOnly || answer.Rows.Count == 0)
            yield break;
        List<CardButton> pages = [];
        if (question.Skip > 0 && Page("Previous", question, Math.Max(0, question.Skip - QuestionText.Page), question.Skip) is { } previous)
            pages.Add(previous);
        var shown = question.Skip + answer.Rows.Count;
        if (shown < answer.Total && Page("More", question, shown, Math.Min(answer.Total, shown + QuestionText.Page)) is { } more)
            pages.Add(more);
        if (pages.Count > 0)
            yield return new Container([.. InRows(pages)]) { Separator = true, Spacing = Spacing.Small };
    }

    // Pages take each other's place, where nobody else reads the card.
    private static SubmitAction? Page(string word, Question question, int skip, int until)
    {
        var button = Ask(
            until - skip == 1 ? $"{word}: {until:N0}" : $"{word}: {skip + 1:N0} to {until:N0}",
            question with
            {
                Skip = skip,
                Limit = null,
            }
        );
        if (button is not null)
            button.Data["page"] = 1;
        return button;
    }

    private static IEnumerable<CardElement> Filters(AnswerView view)
    {
        List<CardButton> buttons = [.. view.Filters.Select(f => Ask(f.Title, f.Question)).OfType<CardButton>()];
        if (buttons.Count == 0 || view.Answer.Question.Skip > 0)
            yield break;
        yield return new Container([Muted("Show only"), .. InRows(buttons)]) { Separator = true, Spacing = Spacing.Medium };
    }

    // Long rows of buttons are cut off on phones.
    private static IEnumerable<CardElement> InRows(List<CardButton> buttons)
    {
        var row = new List<CardButton>();
        foreach (var button in buttons)
        {
            if (row.Count > 0 && row.Sum(b => b.Title.Length) + button.Title.Length > MostOnRow)
            {
                yield return CardParts.Row([.. row]);
                row = [];
            }
            row.Add(button);
        }
        yield return CardParts.Row([.. row]);
    }

    private static IEnumerable<CardElement> Command(AnswerView view)
    {
        if (view.Command is { } command && view.Answer.Total > 0 && view.Answer.Question.Skip == 0)
            yield return Muted($"As a spreadsheet, run: {CardText.Escape(CardText.Breakable(command))}") with
            {
                Separator = true,
                Spacing = Spacing.Medium,
            };
    }

    private static ActionSet ActionSetOf(CardButton button) => new([button]) { Spacing = Spacing.Small };

    /// <summary>A button that asks a question; null where the question is too long for a button.</summary>
    internal static SubmitAction? Ask(string title, Question question)
    {
        if (QuestionData.Write(question) is not { } json)
            return null;
        JsonObject data = Data(Verb);
        data["q"] = json;
        return Press(title, data);
    }
}
