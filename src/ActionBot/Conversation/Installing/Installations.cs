using ActionBot.Conversation.Cards;
using ActionBot.Delivery;
using ActionBot.Delivery.Channels;
using ActionBot.Directory;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Inbound;

namespace ActionBot.Conversation.Installing;

/// <summary>What happens when the app comes and goes.</summary>
internal sealed class Installations(
    ConversationWriter book,
    ChannelWriter channels,
    Outbox outbox,
    WelcomeQuery welcome,
    IEnumerable<IInstallationStep> steps,
    Calendars calendars,
    TimeProvider clock
)
{
    /// <summary>Welcomes an installation once, and lets the features catch up with the person.</summary>
    public async Task<bool> AddAsync(TeamsTurn turn, Identity who, CancellationToken cancellationToken)
    {
        var person = who.Person;
        var reference = await book.RecordAsync(turn, who, cancellationToken);
        if (!turn.IsPersonal)
            await ComeAsync(reference, turn, cancellationToken);
        if (!book.Install(reference, turn))
            return false;
        var to = new OutboxAddress(turn.ConversationId, turn.ServiceUrl.AbsoluteUri, turn.IsPersonal ? person?.Id : null);
        var key = $"welcome:{reference.Id}:{reference.Installations}";
        if (!turn.IsPersonal)
        {
            await outbox.SendAsync(key, to, OutboundActivity.Plain(Sentences.WelcomeToGroup), cancellationToken: cancellationToken);
            return true;
        }
        var view = await welcome.ViewAsync(person, cancellationToken);
        await outbox.SendAsync(
            key,
            to,
            OutboundActivity.Card(CardJson.ToElement(WelcomeCard.Draw(view)), Sentences.WelcomeSummary),
            cancellationToken: cancellationToken
        );
        if (person is null)
            return true;
        foreach (var step in steps)
            await step.OnInstalledAsync(person, again: reference.Installations > 1, cancellationToken);
        await book.ReleaseBehindAsync(person.Id, calendars.PatternOf(person).NextSend(clock.GetUtcNow()), cancellationToken);
        return true;
    }

    /// <summary>
    /// Takes down an installation by somebody of whom Teams' roster could not say who it is. <see cref="LateInstallations"/> asks
    /// again.
    /// </summary>
    public async Task<bool> ArriveAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        var reference = await book.RecordAsync(turn, new(null, null), cancellationToken);
        if (!turn.IsPersonal)
            await ComeAsync(reference, turn, cancellationToken);
        book.Arrive(reference, turn);
        return true;
    }

    // Nobody told who came or went while the app was away, in the General channel as little as in the others.
    private Task ComeAsync(ConversationReference reference, TeamsTurn turn, CancellationToken cancellationToken)
    {
        reference.ReadersChanged();
        return channels.ComeAsync(turn, cancellationToken);
    }

    public async Task<bool> RemoveAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (!turn.IsPersonal)
            await channels.GoAsync(turn, cancellationToken);
        book.Uninstall(await book.RecordAsync(turn, new(null, null), cancellationToken), turn);
        return true;
    }
}
