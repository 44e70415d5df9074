using System.Text.Json;
using ActionBot.Access;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Conversation.Installing;
using ActionBot.Delivery;
using ActionBot.Delivery.Channels;
using ActionBot.Directory;
using ActionBot.Domain;
using ActionBot.Domain.Register.People;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Inbound;
using CardAction = ActionBot.Teams.Inbound.CardAction;

namespace ActionBot.Conversation;

/// <summary>
/// The one door for what Teams brings: it finds out who speaks, hands the turn to the feature it is for, and stores the reply.
/// </summary>
internal sealed class ActionBotConversation(TurnTransaction runner, IServiceScopeFactory scopes, ILogger<ActionBotConversation> logger)
    : ITeamsBot
{
    public async Task OnMessageAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Value is { ValueKind: JsonValueKind.Object } data)
            await AnyPressAsync(turn, new PressData(data), cancellationToken);
        else if (!turn.IsPersonal)
            await GroupAsync(turn, null, cancellationToken);
        else
            await ReplyAsync(turn, (services, person) => TextAsync(services, turn, person, cancellationToken), cancellationToken);
    }

    public async Task<InvokeResult> OnCardActionAsync(TeamsTurn turn, CardAction action, CancellationToken cancellationToken)
    {
        var reply = await AnyPressAsync(turn, new PressData(action.Data), cancellationToken);
        return reply switch
        {
            { Card: { } card, InPlace: true } => InvokeResult.Card(CardJson.ToElement(card)),
            { Text: { } text } => InvokeResult.Message(text),
            _ => InvokeResult.Message(Sentences.SeeBelow),
        };
    }

    public async Task<InvokeResult> OnExtensionQueryAsync(TeamsTurn turn, ExtensionQuery query, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var who = await scope.ServiceProvider.GetRequiredService<PeopleDirectory>().IdentifyAsync(turn, cancellationToken);
            return who.Person is { } person
                ? await scope.ServiceProvider.GetRequiredService<IExtensionSearch>().SearchAsync(query, person, cancellationToken)
                : InvokeResult.ExtensionMessage(Sentences.Stranger);
        }
        catch (RosterException)
        {
            // Where the bot is no member, only a chat of its own tells it who somebody is.
            return InvokeResult.ExtensionMessage(Sentences.SearchNotHere);
        }
    }

    public Task OnConversationUpdateAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        var bot = turn.Activity.Recipient?.Id;
        if (turn.Activity.MembersAdded?.Any(m => m?.Id is { } id && id == bot) == true)
            return InstallAsync(turn, cancellationToken);
        if (turn.Activity.MembersRemoved?.Any(m => m?.Id is { } id && id == bot) == true)
            return UninstallAsync(turn, cancellationToken);
        return ChannelEvent.In(turn) is { } told
            ? runner.RunAsync(
                services => services.GetRequiredService<ChannelWriter>().TakeDownAsync(told, turn, cancellationToken),
                cancellationToken
            )
            : Task.CompletedTask;
    }

    public Task OnInstallationUpdateAsync(TeamsTurn turn, CancellationToken cancellationToken) =>
        turn.Activity.Action switch
        {
            "add" or "add-upgrade" => InstallAsync(turn, cancellationToken),
            "remove" or "remove-upgrade" => UninstallAsync(turn, cancellationToken),
            _ => Task.CompletedTask,
        };

    public Task OnMessageReactionAsync(TeamsTurn turn, CancellationToken cancellationToken) => Task.CompletedTask;

    // A card that everybody sees may be one that everybody may press; else only questions are answered where others read along.
    private async Task<CardReply> AnyPressAsync(TeamsTurn turn, PressData data, CancellationToken cancellationToken)
    {
        if (turn.IsPersonal)
            return await PressAsync(turn, data, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        return scope.ServiceProvider.GetServices<ICardAction>().Any(a => a.InChannels && a.Verb == data.Verb)
            ? await PressAsync(turn, data, cancellationToken)
            : await GroupAsync(turn, data, cancellationToken);
    }

    private Task<CardReply> PressAsync(TeamsTurn turn, PressData data, CancellationToken cancellationToken) =>
        ReplyAsync(
            turn,
            async (services, person) =>
            {
                var action = services.GetServices<ICardAction>().FirstOrDefault(a => a.Verb == data.Verb && a.Takes(data));
                if (action is null || data.Version != PressData.Shape)
                {
                    logger.UnknownPress();
                    return CardReply.Say(Sentences.UnknownPress);
                }
                return await action.RunAsync(new(person, turn, data), cancellationToken);
            },
            cancellationToken
        );

    private static async Task<CardReply> TextAsync(
        IServiceProvider services,
        TeamsTurn turn,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var text = turn.Activity.PlainText();
        foreach (var command in services.GetServices<ITextCommand>().InOrder())
            if (await command.TryRunAsync(text, person, turn, cancellationToken) is { } reply)
                return reply;
        return await services.GetRequiredService<HelpDesk>().SayAsync(person, text, cancellationToken);
    }

    // A broken rule is told to the person in the rule's own sentence, and nothing of the turn that broke it is kept; everything
    // else is a fault of ours.
    private async Task<CardReply> ReplyAsync(
        TeamsTurn turn,
        Func<IServiceProvider, Person, Task<CardReply>> work,
        CancellationToken cancellationToken
    )
    {
        // What is said to one person is not said in front of everybody.
        var alone = !turn.IsPersonal;
        Identity who;
        try
        {
            who = await IdentifyAsync(turn, cancellationToken);
        }
        catch (RosterException)
        {
            return await RunAsync(turn, new(null, null), null, Sentences.TryAgain, alone, cancellationToken);
        }
        try
        {
            return await RunAsync(turn, who, work, Sentences.Stranger, alone, cancellationToken);
        }
        catch (RuleException broken)
        {
            return await RunAsync(turn, who, null, broken.Message, alone, cancellationToken);
        }
    }

    // Says the given sentence where there is no work to be done, or nobody known to do it for.
    private Task<CardReply> RunAsync(
        TeamsTurn turn,
        Identity who,
        Func<IServiceProvider, Person, Task<CardReply>>? work,
        string otherwise,
        bool textsAlone,
        CancellationToken cancellationToken
    ) =>
        runner.RunAsync(
            async services =>
            {
                var place = await services.GetRequiredService<ConversationWriter>().RecordAsync(turn, who, cancellationToken);
                var reply = work is null || who.Person is null ? CardReply.Say(otherwise) : Sendable(await work(services, who.Person));
                if (reply.IsSilent || (textsAlone && reply.Card is null && who.Person is null))
                    return reply;
                // Nor is anything new put where a board's digest may not go.
                var alone =
                    textsAlone && (reply.Card is null || (place.Kind == "channel" && !place.ShowsDigests && who.Person is not null));
                var to = alone
                    ? OutboxAddress.Person(who.Person!.Id)
                    : new OutboxAddress(turn.ConversationId, turn.ServiceUrl.AbsoluteUri, null);
                await StoreAsync(
                    services.GetRequiredService<Outbox>(),
                    turn,
                    to,
                    alone ? reply.Apart(Sentences.SeeOwnChat) : reply,
                    cancellationToken
                );
                return alone && reply.Card is not null ? CardReply.Say(Sentences.SeeOwnChat) : reply;
            },
            cancellationToken
        );

    // Where others read along, whoever reads is asked for beforehand, and nothing but questions is answered.
    private async Task<CardReply> GroupAsync(TeamsTurn turn, PressData? press, CancellationToken cancellationToken)
    {
        Identity who;
        IReadOnlyList<Person>? readers;
        try
        {
            who = await IdentifyAsync(turn, cancellationToken);
            await using var scope = scopes.CreateAsyncScope();
            readers = who.Person is null
                ? null
                : await scope.ServiceProvider.GetRequiredService<Readers>().FindAsync(turn, cancellationToken);
        }
        catch (RosterException)
        {
            return await RunAsync(turn, new(null, null), null, Sentences.PersonalOnly, false, cancellationToken);
        }
        return await RunAsync(
            turn,
            who,
            async (services, person) =>
            {
                var answerer = services.GetRequiredService<IGroupAnswer>();
                if (press is not null && !(press.Version == PressData.Shape && answerer.Takes(press)))
                    return CardReply.Say(Sentences.PersonalOnly);
                var reply = await answerer.AnswerAsync(
                    new(person, turn, press is null ? turn.Activity.PlainText() : "", press, readers),
                    cancellationToken
                );
                if (reply.Alone is { } alone)
                    await services
                        .GetRequiredService<Outbox>()
                        .SendAsync(
                            OutboxKeys.OfReplyAlone(turn),
                            OutboxAddress.Person(person.Id),
                            Activity(Sendable(alone)),
                            cancellationToken: cancellationToken
                        );
                return reply.Here;
            },
            Sentences.PersonalOnly,
            false,
            cancellationToken
        );
    }

    // Teams would refuse such a card, or draw nothing, and the person would wait for an answer that never comes.
    private CardReply Sendable(CardReply reply)
    {
        if (reply.Card is null || CardGuard.Check(reply.Card) is not { Faults: [_, ..] faults })
            return reply;
        logger.CardRefused(string.Join(" ", faults));
        return CardReply.Say(Sentences.CardRefused);
    }

    private static Task<OutboxMessage?> StoreAsync(
        Outbox outbox,
        TeamsTurn turn,
        OutboxAddress to,
        CardReply reply,
        CancellationToken cancellationToken
    )
    {
        var key = OutboxKeys.OfReply(turn);
        var activity = Activity(reply);
        return reply.InPlace && turn.Activity.ReplyToId is { Length: > 0 } pressed
            ? outbox.UpdateAsync(key, to, pressed, activity, cancellationToken)
            : outbox.SendAsync(key, to, activity, cancellationToken: cancellationToken);
    }

    private static OutboundActivity Activity(CardReply reply) =>
        reply.Card is { } card ? OutboundActivity.Card(CardJson.ToElement(card), reply.Summary) : OutboundActivity.Plain(reply.Text!);

    private async Task<bool> InstallAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        try
        {
            var who = await IdentifyAsync(turn, cancellationToken);
            return await runner.RunAsync(
                services => services.GetRequiredService<Installations>().AddAsync(turn, who, cancellationToken),
                cancellationToken
            );
        }
        catch (RosterException)
        {
            // Teams does not tell of an installation twice.
            return await runner.RunAsync(
                services => services.GetRequiredService<Installations>().ArriveAsync(turn, cancellationToken),
                cancellationToken
            );
        }
    }

    private Task<bool> UninstallAsync(TeamsTurn turn, CancellationToken cancellationToken) =>
        runner.RunAsync(services => services.GetRequiredService<Installations>().RemoveAsync(turn, cancellationToken), cancellationToken);

    // Asked before the transaction, because it may ask Teams, and nobody is to wait for that with the database locked.
    private async Task<Identity> IdentifyAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PeopleDirectory>().IdentifyAsync(turn, cancellationToken);
    }
}
