using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Questions.Answering;

namespace ActionBot.Questions.Cards;

/// <summary>An answer in words.</summary>
internal static class AnswerWording
{
    /// <summary>The number in a sentence: "17 of 42 open actions are overdue", "9 High actions have no target date". Plain text.</summary>
    public static string Headline(Answer answer)
    {
        var question = answer.Question;
        var ratings = question.Wanted(NameKind.Rating).Select(n => n.Text).ToList();
        var said = question
            .Marks.Where(any => any is not [{ Mark: Mark.Open or Mark.Closed or Mark.Any, Not: false }])
            .Select(any => string.Join(" or ", any.Select(m => Number(m.Not ? m.Mark.Denied() : m.Mark.Told(), answer.Total))))
            .ToList();
        var rating = ratings.Count is 0 or > 3 ? "" : $"{AnyOf(ratings)} ";
        var closed =
            question.Wants(Mark.Closed) ? "closed "
            : question.IncludesClosed || (rating.Length > 0 && said.Count > 0) ? ""
            : "open ";
        var things = $"{closed}{rating}{(answer.Total == 1 ? "action" : "actions")}";
        var count = answer.Total == 0 ? "No" : answer.Total.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
        if (answer.Figures.Open is { } open && open > answer.Total && answer.Total > 0 && said.Count == 1 && ratings.Count == 0)
            return $"{count} of {open:N0} open actions {said[0]}";
        if (said.Count > 0)
            return $"{count} {things} {British.List(said)}";
        return answer.Total == 0 ? $"There are no {closed}{rating}actions like that" : $"{count} {things}";
    }

    private static string AnyOf(List<string> names) =>
        names.Count < 3 ? string.Join(" or ", names) : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";

    /// <summary>One plain sentence or two that say what the chart and the rows show; empty where there is nothing to say.</summary>
    public static string Sentence(Answer answer)
    {
        var (question, figures) = (answer.Question, answer.Figures);
        List<string> said = [];
        if (answer.Total > 0 && !question.Wanted(NameKind.Rating).Any() && Riskiest(figures) is (> 0 and var riskiest, var rated))
            said.Add(
                riskiest == answer.Total
                    ? (answer.Total == 1 ? $"It is {rated}." : $"All are {rated}.")
                    : $"{riskiest:N0} {(riskiest == 1 ? "is" : "are")} {rated}."
            );
        if (question.Wants(Mark.Overdue))
        {
            if (figures.Oldest is { } oldest && oldest < answer.Day)
                said.Add(
                    $"{(answer.Total == 1 ? "It" : "The oldest")} is {British.Count(Position.DaysOverdue(oldest, answer.Day), "day")} late."
                );
        }
        else if (figures.Overdue > 0)
            said.Add(
                figures.Overdue == answer.Total
                    ? (answer.Total == 1 ? "It is overdue." : "All are overdue.")
                    : $"{figures.Overdue:N0} {(figures.Overdue == 1 ? "is" : "are")} overdue."
            );
        if (answer is { By: Facet.Reason, Groups: [{ Count: > 1 } most, _, ..] })
            said.Add($"Most often: {char.ToLowerInvariant(most.Name[0])}{most.Name[1..]}.");
        else if (
            answer is { By: { } by, Groups: [{ Count: > 1 } first, _, ..] }
            && by is not (Facet.Reason or Facet.Month or Facet.Quarter or Facet.Rating)
        )
            said.Add($"The most: {British.Shorten(first.Name, 60)}, {first.Count:N0}.");
        return string.Join(' ', said);
    }

    // What is rated High or above is counted together, and called by what there is of it.
    private static (int Count, string Rated) Riskiest(AnswerFigures figures) =>
        (
            figures.Critical + figures.High,
            figures.Critical == 0 ? Rating.High.Title()
            : figures.High == 0 ? Rating.Critical.Title()
            : $"{Rating.Critical.Title()} or {Rating.High.Title()}"
        );

    /// <summary>What heads the chart.</summary>
    public static string ChartTitle(Answer answer) =>
        answer.By switch
        {
            Facet.Reason => answer.Question.Wants(Mark.Overdue) ? "Why they are late" : "The owners’ latest answers",
            { } by => "By " + by.Noun(),
            null => "",
        };

    /// <summary>What heads the rows: "The ten oldest", "Actions 11 to 17".</summary>
    public static string RowsTitle(Answer answer)
    {
        var (skip, shown) = (answer.Question.Skip, answer.Rows.Count);
        if (skip > 0)
            return $"Actions {skip + 1:N0} to {skip + shown:N0} of {answer.Total:N0}";
        if (shown == answer.Total)
            return shown == 1 ? "The action" : "The actions";
        var number = shown == QuestionText.Page ? "ten" : $"{shown}";
        return answer.Question.Order switch
        {
            Ordering.Newest => $"The {number} with the latest dates",
            Ordering.Riskiest => $"The {number} riskiest",
            Ordering.Ref => $"The first {number} by ref",
            Ordering.Silent => $"The {number} longest unanswered",
            _ => answer.Figures.Overdue > 0 ? $"The {number} oldest" : $"The {number} due first",
        };
    }

    /// <summary>How late an action is, or when it is due, in a few words.</summary>
    public static DueWording Due(AnswerRow row, DateOnly day) =>
        row.Status == ActionStatus.Closed ? new("Closed", DueTone.Plain)
        : row.TargetDate < day ? new($"{British.Count(Position.DaysOverdue(row.TargetDate, day), "day")} late", DueTone.Late)
        : DueWording.Of(row.TargetDate, day);

    /// <summary>The traffic light of an action in a word.</summary>
    public static Rag Light(AnswerRow row, DateOnly day) => Position.Rag(row.Status, row.TargetDate, row.Forecast, row.Standing, day);

    /// <summary>Who has it, and what they last said. Plain text.</summary>
    public static string Owner(AnswerRow row)
    {
        var owner =
            row.Owner is not { } name ? "No owner"
            : row.OwnerHasLeft ? $"{British.Shorten(name, 60)} has left"
            : British.Shorten(name, 60);
        var said = (row.Status, row.Standing) switch
        {
            (ActionStatus.Closed, _) => "",
            (ActionStatus.AwaitingVerification, _) => "waits for the verifier",
            (ActionStatus.ClosureRequested, _) => "closure asked for",
            (_, null) => "no update yet",
            (_, { } standing) => standing.Title().ToLowerInvariant(),
        };
        return said.Length == 0 ? owner : $"{owner} · {said}";
    }

    // "are overdue" of many, "is overdue" of one.
    private static string Number(string said, int count)
    {
        if (count != 1)
            return said;
        var space = said.IndexOf(' ', StringComparison.Ordinal);
        return said[..space] switch
            {
                "are" => "is",
                "have" => "has",
                "do" => "does",
                var verb => verb + "s",
            } + said[space..];
    }
}
