using System.Text.RegularExpressions;

namespace ActionBot.Domain.Boards;

/// <summary>What a secretary wants with meetings.</summary>
public enum MeetingWish
{
    /// <summary>See them.</summary>
    List = 0,

    /// <summary>Move one.</summary>
    Move = 1,

    /// <summary>Cancel one.</summary>
    Cancel = 2,

    /// <summary>Plan one more.</summary>
    Add = 3,
}

/// <summary>A sentence about meetings, taken apart: "move the 3 March meeting of the Gold Group to 10 March".</summary>
/// <param name="Wish">What is wanted.</param>
/// <param name="Day">The day of the meeting, as typed.</param>
/// <param name="To">Where to, as typed.</param>
/// <param name="Board">The board, as typed.</param>
public sealed partial record MeetingSentence(MeetingWish Wish, string? Day, string? To, string? Board)
{
    // No sentence of this kind is longer.
    private const int MostText = 300;

    /// <summary>Reads a sentence; null when it is about something else.</summary>
    /// <param name="text">What was typed.</param>
    public static MeetingSentence? Read(string text)
    {
        var typed = Spaces().Replace(text.Trim(' ', '.', '!', '?'), " ");
        if (typed.Length > MostText)
            return null;
        if (List().Match(typed) is { Success: true } list)
            return new(MeetingWish.List, null, null, Part(list, "board"));
        if (Move().Match(typed) is { Success: true } move)
            return new(MeetingWish.Move, Part(move, "day"), Part(move, "to"), Part(move, "board"));
        if (Cancel().Match(typed) is { Success: true } cancel)
            return new(MeetingWish.Cancel, Part(cancel, "day"), null, Part(cancel, "board"));
        return Add().Match(typed) is { Success: true } add ? new(MeetingWish.Add, null, Part(add, "to"), Part(add, "board")) : null;
    }

    private static string? Part(Match match, string name) =>
        match.Groups[name] is { Success: true, Length: > 0 } group ? group.Value.Trim() : null;

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:show |list )?(?:my |the )?meetings(?: (?:of|for) (?:the )?(?<board>.+))?$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex List();

    [GeneratedRegex(
        // "Move the meeting of 3 March" or "move the 3 March meeting", of a board or of the only one, to a day.
        @"^(?:move|postpone) (?:the )?(?:meeting (?:of|on) (?<day>.+?)|(?<day>.+?) meeting)"
            + @"(?: (?:of|for) (?:the )?(?<board>.+?))? to (?<to>.+)$",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Move();

    [GeneratedRegex(
        @"^cancel (?:the )?(?:meeting (?:of|on) (?<day>.+?)|(?<day>.+?) meeting)(?: (?:of|for) (?:the )?(?<board>.+))?$",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Cancel();

    [GeneratedRegex(
        // The board stands before the day or after it.
        @"^(?:add|plan) (?:a |another |the )?meeting(?: (?:of|for) (?:the )?(?<board>.+?))?"
            + @" on (?<to>.+?)(?: (?:of|for) (?:the )?(?<board>.+))?$",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Add();
}
