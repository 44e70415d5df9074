using ActionBot.Teams;
using Microsoft.Extensions.Options;

namespace ActionBot.Delivery.Mail;

/// <summary>The way from a mail into the chat with the bot.</summary>
internal sealed class ChatLink(IOptions<TeamsOptions> teams)
{
    /// <summary>The link; none while the bot has no app id.</summary>
    public IReadOnlyList<MailLink> Links =>
        teams.Value.AppId is { Length: > 0 } app
            ?
            [
                new(
                    "Open the chat with ActionBot in Teams",
                    new Uri($"https://teams.microsoft.com/l/chat/0/0?users=28:{Uri.EscapeDataString(app)}")
                ),
            ]
            : [];
}
