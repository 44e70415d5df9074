namespace ActionBot.Conversation;

/// <summary>A line of the help: something that can be typed, as the command that takes it says.</summary>
/// <param name="Part">Where it stands.</param>
/// <param name="Place">Its place there. Of lines of one place, a reader gets the first that is for them.</param>
/// <param name="For">Whom it is for.</param>
/// <param name="Typed">What is typed, with <see cref="Ref"/> where an action is named.</param>
/// <param name="Does">What that does.</param>
internal sealed record HelpLine(HelpPart Part, int Place, HelpFor For, string Typed, string Does)
{
    /// <summary>Stands for the ref of an action of the reader's.</summary>
    public const string Ref = "{ref}";

    /// <summary>The line with a ref in it.</summary>
    public HelpLine With(string reference) =>
        this with
        {
            Typed = Typed.Replace(Ref, reference, StringComparison.Ordinal),
            Does = Does.Replace(Ref, reference, StringComparison.Ordinal),
        };
}

/// <summary>Whom a line of the help is for.</summary>
[Flags]
internal enum HelpFor
{
    Everybody = 0,

    /// <summary>Who answers for open actions, their own or as a delegate.</summary>
    Owner = 1,

    /// <summary>Who leads an area.</summary>
    Lead = 2,

    /// <summary>Who is in the secretariat of a board.</summary>
    Secretary = 4,

    /// <summary>Who verifies the actions of a source.</summary>
    Verifier = 8,

    /// <summary>The tracking team.</summary>
    Administrator = 16,
}

/// <summary>The parts of the help. A reader sees the first two that have something for them; the others are a press away.</summary>
internal enum HelpPart
{
    /// <summary>What everybody types first.</summary>
    First = 0,

    /// <summary>When and about what the reader is asked.</summary>
    Asking = 1,

    /// <summary>What the tracking team does.</summary>
    Team = 2,

    /// <summary>What a secretariat does.</summary>
    Boards = 3,

    /// <summary>What is done about the actions of others.</summary>
    Others = 4,

    /// <summary>How what was put off comes back.</summary>
    Again = 5,
}
