using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Chasing.Areas;

/// <summary>
/// The ids of the fields in which a lead says what is wrong. They stand in cards that are already in chats, so they never change.
/// </summary>
public static class AreaFields
{
    /// <summary>The actions chosen from the list.</summary>
    public const string Refs = "wrong_refs";

    /// <summary>Other actions, typed.</summary>
    public const string Other = "wrong_other";

    /// <summary>What is wrong.</summary>
    public const string What = "wrong_what";

    /// <summary>All fields.</summary>
    public static IReadOnlyList<string> All { get; } = [Refs, Other, What];
}

/// <summary>"Something is wrong", as a lead typed it. Nothing in it is trusted.</summary>
/// <param name="Values">The fields by id; empty ones are missing.</param>
public sealed record AreaDispute(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The most characters in which other actions are typed.</summary>
    public const int MaxOther = 200;

    // What lies beyond was never offered by a card.
    private const int MostRefs = 100;

    /// <summary>The refs chosen from the list.</summary>
    public IReadOnlyList<string> Chosen => Parts(AreaFields.Refs);

    /// <summary>The refs typed.</summary>
    public IReadOnlyList<string> Typed => Parts(AreaFields.Other);

    /// <summary>All refs named, for the caller to look up before <see cref="Check"/>.</summary>
    public IReadOnlyList<string> Named => [.. Chosen.Concat(Typed).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The faults of the fields, or the word that they say.</summary>
    /// <param name="found">For each ref named that is in the lead's areas, how the register writes it.</param>
    public (AreaWord? Word, IReadOnlyList<FieldFault> Faults) Check(IReadOnlyDictionary<string, string> found)
    {
        List<FieldFault> faults = [];
        if (Chosen.Any(r => !found.ContainsKey(r)))
            faults.Add(new(AreaFields.Refs, "Choose again: one of these is not in your areas any more."));
        if (British.OneLine(Values.GetValueOrDefault(AreaFields.Other) ?? "").Length > MaxOther)
            faults.Add(new(AreaFields.Other, $"Name them in at most {MaxOther} characters."));
        else if (Typed.Where(r => !found.ContainsKey(r)).ToList() is { Count: > 0 } unknown)
            faults.Add(
                new(
                    AreaFields.Other,
                    $"I find no {British.List([.. unknown.Take(3).Select(r => $"“{British.Shorten(r, 40)}”")])} in your areas. "
                        + "Check the ref, or leave it out."
                )
            );
        var line = British.OneLine(Values.GetValueOrDefault(AreaFields.What) ?? "");
        if (line.Length == 0)
            faults.Add(new(AreaFields.What, "Say in one line what is wrong."));
        else if (line.Length > AnswerForm.MaxLine)
            faults.Add(new(AreaFields.What, $"Say it in at most {AnswerForm.MaxLine} characters; these are {line.Length:N0}."));
        return faults.Count > 0
            ? (null, faults)
            : (new(false, [.. Named.Select(r => found[r]).Distinct(StringComparer.OrdinalIgnoreCase)], line), faults);
    }

    private IReadOnlyList<string> Parts(string field) =>
        [
            .. (Values.GetValueOrDefault(field) ?? "")
                .Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(British.OneLine)
                .Where(r => r.Length > 0)
                .Take(MostRefs),
        ];
}
