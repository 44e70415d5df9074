namespace ActionBot.Conversation.Help;

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
