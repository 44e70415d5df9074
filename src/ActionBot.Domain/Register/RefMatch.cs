using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Register;

/// <summary>What the register knows of a text that may be the ref of an action.</summary>
/// <param name="Ref">The ref as the register writes it, when there is such an action.</param>
/// <param name="LooksLikeRef">Whether the text has the shape of a ref, so that it is not taken for the name of an outside body.</param>
/// <param name="Nearest">The action with the ref most like it, when one is near.</param>
/// <param name="MayBeUnseen">
/// Whether there may be such an action that the person may not see. Then it is kept as typed, so that nobody finds out which refs there
/// are.
/// </param>
/// <param name="Fits">Where several actions fit the text: their refs.</param>
public sealed record RefMatch(
    string? Ref,
    bool LooksLikeRef,
    NearRef? Nearest,
    bool MayBeUnseen = false,
    IReadOnlyList<string>? Fits = null
)
{
    /// <summary>Nothing known, and not like a ref.</summary>
    public static RefMatch None { get; } = new(null, LooksLikeRef: false, null);

    /// <summary>"There is no DARA-0170. Did you mean DARA-0017, “Launch the new chart of accounts”?"</summary>
    /// <param name="typed">What the person typed.</param>
    public string Sentence(string typed) =>
        Fits is { Count: > 0 } fits
            ? $"“{British.Shorten(typed, 30)}” fits {British.List(fits)}. Give the one you mean as the register writes it."
            : $"There is no {British.Shorten(typed, 30)}. {Meant ?? "Give the ref of an action in the register."}";

    /// <summary>"You may see no action DARA-0170, so it is kept as you typed it."; none where it was found, or is no ref.</summary>
    /// <param name="typed">What the person typed.</param>
    public string? Kept(string typed) =>
        MayBeUnseen && LooksLikeRef && Ref is null && Fits is null
            ? $"You may see no action {British.Shorten(typed, Refs.MaxLength)}, so it is kept as you typed it. {Meant}".TrimEnd()
            : null;

    private string? Meant =>
        Nearest is { } near
            ? $"Did you mean {near.Ref}{(near.AgreedAction is { } action ? $", “{British.Shorten(action, 60)}”" : "")}?"
            : null;
}

/// <summary>An action whose ref is near to what was typed.</summary>
/// <param name="Ref">Its ref.</param>
/// <param name="AgreedAction">What was agreed; none where the reader may not see it.</param>
public sealed record NearRef(string Ref, string? AgreedAction);
