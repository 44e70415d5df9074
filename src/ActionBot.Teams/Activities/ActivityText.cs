using System.Text.RegularExpressions;

namespace ActionBot.Teams.Activities;

/// <summary>The words of a message without the markup Teams puts round mentions.</summary>
public static partial class ActivityText
{
    // One mention is the rule; the bound keeps a hostile list of entities from multiplying the work.
    private const int MentionsRead = 8;

    /// <summary>
    /// The text without the bot's own mention, with other people's mentions reduced to their names, single spaces, and no
    /// space at either end. Empty when there is no text.
    /// </summary>
    public static string PlainText(this TeamsActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var text = activity.Text ?? "";
        foreach (var mention in OwnMentions(activity).Take(MentionsRead))
            text = text.Replace(mention, " ", StringComparison.Ordinal);

        return Collapse(MentionTag.Replace(text, "").Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True when one of the activity's mentions is of the bot itself.</summary>
    public static bool MentionsBot(this TeamsActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return OwnMentions(activity).Any();
    }

    private static IEnumerable<string> OwnMentions(TeamsActivity activity)
    {
        if (activity.Recipient?.Id is not { Length: > 0 } bot)
            yield break;

        foreach (var entity in activity.Entities ?? [])
        {
            if (
                Json.String(entity, "type") == "mention"
                && Json.String(Json.Object(entity, "mentioned"), "id") == bot
                && Json.String(entity, "text") is { Length: > 0 } text
            )
            {
                yield return text;
            }
        }
    }

    // Teams writes both <at>Name</at> and <at id="0">Name</at>. The class excludes '<', so the scan stays linear.
    [GeneratedRegex(@"</?at(?:\s[^<>]*)?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MentionTag { get; }

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
