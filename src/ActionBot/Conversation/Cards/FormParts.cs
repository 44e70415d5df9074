using System.Globalization;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Conversation.Cards;

/// <summary>
/// What every form shares: fields that keep what was typed, faults below their field, and the band over a form that came back.
/// </summary>
internal static class FormParts
{
    // More than any field takes: what is longer was not typed into the card.
    private const int MostKept = 2000;

    /// <summary>What a field for one line asks for.</summary>
    public static string OneLine { get; } = $"One line, up to {AnswerForm.MaxLine} characters";

    /// <summary>The band over a form that came back with faults.</summary>
    /// <param name="done">What has not happened yet, such as "saved".</param>
    /// <param name="faults">How many fields are to be corrected; 0 where there is only one fault at a time.</param>
    public static Container Faulty(string done, int faults = 0) =>
        new([
            Strong($"▲ Not {done} yet" + (faults == 0 ? "" : $": {British.Count(faults, "field")} to correct")),
            new TextBlock("What you typed is kept.") { Spacing = Spacing.None },
        ])
        {
            Style = ContainerStyle.Attention,
            Bleed = true,
            Spacing = Spacing.Medium,
        };

    /// <summary>A field for one line of text.</summary>
    /// <param name="id">Its name in what is sent.</param>
    /// <param name="label">What it asks.</param>
    /// <param name="typed">What was typed before.</param>
    /// <param name="missing">What is said where it is left empty; null where it may be.</param>
    public static TextInput Line(string id, string label, string? typed, string? missing = null) =>
        new(id, label)
        {
            IsMultiline = true,
            MaxLength = AnswerForm.MaxLine,
            Placeholder = OneLine,
            Value = Kept(typed),
            IsRequired = missing is not null,
            ErrorMessage = missing,
        };

    /// <summary>What stands in a field again.</summary>
    public static string? Kept(string? typed) =>
        typed switch
        {
            null or "" => null,
            { Length: > MostKept } => typed[..MostKept],
            _ => typed,
        };

    /// <summary>The same for a date. What is none cannot stand in a field for one; the fault below the field quotes it.</summary>
    public static DateOnly? KeptDate(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>What is wrong with a field, to stand below it.</summary>
    public static IEnumerable<TextBlock> Faults(IEnumerable<FieldFault>? faults, string field) =>
        (faults ?? [])
            .Where(f => f.Field == field)
            .Select(f => new TextBlock("▲ " + CardText.Escape(f.Message))
            {
                Color = TextColor.Attention,
                Weight = TextWeight.Bolder,
                Size = TextSize.Small,
                Spacing = Spacing.Small,
            });
}
