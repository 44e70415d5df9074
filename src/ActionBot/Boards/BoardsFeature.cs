using System.CommandLine;
using ActionBot.Boards.Agendas;
using ActionBot.Boards.Channels;
using ActionBot.Boards.Digests;
using ActionBot.Boards.Meetings;
using ActionBot.Boards.Packs;
using ActionBot.Boards.Queue;
using ActionBot.Commands;
using ActionBot.Conversation;

namespace ActionBot.Boards;

internal static class BoardsFeature
{
    public static IServiceCollection AddBoards(this IServiceCollection services)
    {
        services.AddSingleton<BoardSweep>();
        services.AddScoped<BoardChannels>();
        services.AddScoped<BoardAgendas>();
        services.AddScoped<DigestsToBoardsQuery>();
        services.AddScoped<DecisionRoutes>();
        services.AddSingleton<ChannelRosters>();
        services.AddScoped<DetourWriter>();
        services.AddScoped<BoardRound>();
        services.AddScoped<BoardDesk>();
        services.AddScoped<BoardStepWriter>();
        services.AddScoped<DecisionForms>();
        services.AddScoped<DecisionWriter>();
        services.AddScoped<DigestReader>();
        services.AddScoped<DigestCopies>();
        services.AddScoped<OpenedPages>();
        services.AddScoped<BoardsTold>();
        services.AddScoped<DigestWriter>();
        services.AddScoped<IBoardDigestCards>(s => s.GetRequiredService<DigestWriter>());
        services.AddScoped<ICardAction, AcceptItem>();
        services.AddScoped<ICardAction, SendItemBack>();
        services.AddScoped<ICardAction, PassItemOn>();
        services.AddScoped<ICardAction, TurnPage>();
        services.AddScoped<ICardAction, MoreItems>();
        services.AddScoped<ICardAction, OpenDecision>();
        services.AddScoped<ICardAction, CancelDecision>();
        services.AddScoped<ICardAction, RecordDecision>();
        services.AddScoped<DigestMails>();
        services.AddMeetings();
        services.AddPacks();
        return services.AddQueue();
    }

    /// <summary>Its commands of the command line.</summary>
    internal static IEnumerable<Command> Commands(CommandHost bot) => [AgendaPackCommand.Create(bot)];

    private static void AddMeetings(this IServiceCollection services)
    {
        services.AddScoped<MeetingWriter>();
        services.AddScoped<MeetingChanges>();
        services.AddScoped<ICardAction, ChangeMeeting>();
        services.AddScoped<ITextCommand, MeetingCommand>();
    }

    private static void AddPacks(this IServiceCollection services)
    {
        services.AddScoped<PackQuery>();
        services.AddScoped<PackMails>();
        services.AddBoth<AgendaCommand>();
    }

    private static IServiceCollection AddQueue(this IServiceCollection services)
    {
        services.AddScoped<UnroutedDecisions>();
        services.AddBoth<ShowQueue>();
        services.AddScoped<ICardAction, PickBoard>();
        return services;
    }
}
