using System.Globalization;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.CheckIns.Answers;

/// <summary>A board that may be chosen in an answer.</summary>
/// <param name="Code">Its code, which stands in card data.</param>
/// <param name="Name">What people call it.</param>
public sealed record BoardChoice(string Code, string Name);

/// <summary>What the rules need to know to check an answer.</summary>
/// <param name="Ref">The action that is answered for.</param>
/// <param name="Today">The owner's day.</param>
/// <param name="ForecastRequired">Whether "on track" needs a forecast: it is overdue or has no target date.</param>
/// <param name="Boards">The boards that may be chosen, best first.</param>
/// <param name="Lookup">What is known of each text of <see cref="AnswerForm.NamedRefs"/>.</param>
/// <param name="Waits">For each ref that waits for other actions, those actions; used to refuse circles.</param>
/// <param name="Seen">The refs among them that the person may see; none means all.</param>
public sealed record AnswerContext(
    string Ref,
    DateOnly Today,
    bool ForecastRequired,
    IReadOnlyList<BoardChoice> Boards,
    IReadOnlyDictionary<string, RefMatch> Lookup,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Waits,
    IReadOnlySet<string>? Seen = null
);

/// <summary>The outcome of a check: an answer, or the faults that keep it from being one.</summary>
/// <param name="Answer">The answer, when nothing is wrong.</param>
/// <param name="Faults">What is wrong, in the order of the fields.</param>
public sealed record AnswerCheck(CheckedAnswer? Answer, IReadOnlyList<FieldFault> Faults);

/// <summary>Which fields each answer needs and what they may hold.</summary>
public static class AnswerRules
{
    private const int YearsAhead = 10;

    /// <summary>Checks a form. Every fault is named at once, each with its field.</summary>
    /// <param name="form">What the person sent.</param>
    /// <param name="context">What is known.</param>
    public static AnswerCheck Check(AnswerForm form, AnswerContext context)
    {
        var faults = new List<FieldFault>();
        var fields = new FieldReader(form, context.Today, faults);
        var answer = form.Choice switch
        {
            AnswerChoice.OnTrack => new CheckedAnswer
            {
                Choice = form.Choice,
                Forecast = fields.Date(AnswerFields.OnTrackForecast, context.ForecastRequired ? "Say when it will be done." : null),
                Line = fields.Line(AnswerFields.OnTrackLine, null),
            },
            AnswerChoice.AtRisk => new CheckedAnswer
            {
                Choice = form.Choice,
                Line = fields.Line(AnswerFields.AtRiskLine, "Say in one line what is at risk."),
                Forecast = fields.Date(AnswerFields.AtRiskForecast, "Say when you now expect it to be done."),
            },
            AnswerChoice.Decision => new CheckedAnswer
            {
                Choice = form.Choice,
                BoardCode = Board(form, context, faults),
                ToDecide = fields.Line(AnswerFields.DecisionWhat, "Say in one line what the board must decide."),
                Meeting = fields.Date(AnswerFields.DecisionMeeting, null),
            },
            AnswerChoice.Other => Other(form, context, fields, faults),
            AnswerChoice.Done => new CheckedAnswer
            {
                Choice = form.Choice,
                Line = fields.Line(AnswerFields.DoneLine, "Say in one line what has changed for the risk."),
                Evidence = fields.Link(AnswerFields.DoneEvidence),
            },
            AnswerChoice.NotNeeded => NotNeeded(form, context, fields, faults),
        };
        return faults.Count == 0 ? new(answer, []) : new(null, faults);
    }

    private static string? Board(AnswerForm form, AnswerContext context, List<FieldFault> faults)
    {
        var code = form[AnswerFields.DecisionBoard];
        if (context.Boards.Any(b => b.Code == code))
            return code;
        faults.Add(
            new(
                AnswerFields.DecisionBoard,
                code.Length == 0 ? "Choose the board." : "That board is not known any more. Choose another one."
            )
        );
        return null;
    }

    private static CheckedAnswer Other(AnswerForm form, AnswerContext context, FieldReader fields, List<FieldFault> faults)
    {
        var on = fields.Name(AnswerFields.OtherOn, "Give the ref of an action, or the name of an outside body.");
        var match = on is null ? null : Match(context, on);
        if (match is { Fits: not null } or { Ref: null, LooksLikeRef: true, MayBeUnseen: false })
            faults.Add(new(AnswerFields.OtherOn, match.Sentence(on!)));
        else if (match is { Ref: { } found } && Same(found, context.Ref))
            faults.Add(new(AnswerFields.OtherOn, "An action cannot wait for itself. Give another ref, or the name of an outside body."));
        else if (match is { Ref: { } other } && DependencyCycle.Find(context.Waits, context.Ref, other) is { } cycle)
            faults.Add(
                new(
                    AnswerFields.OtherOn,
                    $"That would go round in a circle: {Circle(cycle, context.Seen)}. "
                        + "Ask for a decision instead, or name what both wait for."
                )
            );
        return new CheckedAnswer
        {
            Choice = AnswerChoice.Other,
            DependsOnRef = match?.Ref,
            OutsideParty = match?.Ref is null ? on : null,
            Expected = fields.Date(AnswerFields.OtherExpected, "Say when you expect it."),
            Line = fields.Line(AnswerFields.OtherLine, null),
        };
    }

    // What the person may not see stands in a circle without its ref, and without saying how many there are.
    private static string Circle(IReadOnlyList<string> cycle, IReadOnlySet<string>? seen)
    {
        var text = new System.Text.StringBuilder(cycle[0]);
        var hidden = false;
        foreach (var reference in cycle.Skip(1))
        {
            var shown = seen is null || seen.Contains(reference);
            if (shown)
                text.Append(hidden ? " that wait for " : " waits for ").Append(reference);
            else if (!hidden)
                text.Append(" waits for others");
            hidden = !shown;
        }
        return text.ToString();
    }

    private static CheckedAnswer NotNeeded(AnswerForm form, AnswerContext context, FieldReader fields, List<FieldFault> faults)
    {
        var code = form[AnswerFields.NotNeededReason];
        NotNeededReason? reason = Enum.GetValues<NotNeededReason>()
            .Where(r => r.Code() == code)
            .Select(r => (NotNeededReason?)r)
            .FirstOrDefault();
        if (reason is null)
            faults.Add(new(AnswerFields.NotNeededReason, "Choose a reason."));
        string? by = null;
        if (
            reason == NotNeededReason.Superseded
            && fields.Name(AnswerFields.NotNeededRef, "Give the ref of the action that supersedes it.") is { } named
        )
        {
            var match = Match(context, named);
            by = match.Ref ?? (match is { MayBeUnseen: true, Fits: null } && Refs.LooksLikeOne(named) ? named : null);
            if (by is null)
                faults.Add(new(AnswerFields.NotNeededRef, match.Sentence(named)));
            else if (Same(by, context.Ref))
                faults.Add(new(AnswerFields.NotNeededRef, "An action cannot supersede itself. Give another ref."));
        }
        return new CheckedAnswer
        {
            Choice = AnswerChoice.NotNeeded,
            Reason = reason,
            SupersededByRef = by,
            Line = fields.Line(AnswerFields.NotNeededLine, "Explain in one line."),
        };
    }

    private static RefMatch Match(AnswerContext context, string text) =>
        context.Lookup.TryGetValue(text, out var match) ? match : RefMatch.None;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private sealed class FieldReader(AnswerForm form, DateOnly today, List<FieldFault> faults)
    {
        public string? Line(string field, string? missing) => Text(field, AnswerForm.MaxLine, missing);

        public string? Name(string field, string? missing) => Text(field, AnswerForm.MaxName, missing);

        public string? Link(string field)
        {
            var text = Text(field, AnswerForm.MaxLink, null);
            if (text is null || EvidenceLink.Fault(text) is not { } fault)
                return text;
            faults.Add(new(field, fault));
            return null;
        }

        public DateOnly? Date(string field, string? missing)
        {
            var text = form[field];
            if (text.Length == 0)
            {
                if (missing is not null)
                    faults.Add(new(field, missing));
                return null;
            }
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                faults.Add(new(field, $"“{British.Shorten(text, 20)}” is not a date. Give one such as {today.AddMonths(1):yyyy-MM-dd}."));
            else if (date < today)
                faults.Add(new(field, $"{British.Date(date, today)} has passed. Give a date from today on."));
            else if (date > today.AddYears(YearsAhead))
                faults.Add(new(field, $"{British.FullDate(date)} is more than ten years away. Check the year."));
            else
                return date;
            return null;
        }

        private string? Text(string field, int max, string? missing)
        {
            var text = form[field];
            if (text.Length == 0)
            {
                if (missing is not null)
                    faults.Add(new(field, missing));
                return null;
            }
            if (text.Length <= max)
                return text;
            faults.Add(new(field, $"That is {British.Count(text.Length, "character")}. Use at most {max}."));
            return null;
        }
    }
}
