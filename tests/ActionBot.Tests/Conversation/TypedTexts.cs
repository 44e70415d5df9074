using ActionBot.Blockers;
using ActionBot.Boards.Meetings;
using ActionBot.Boards.Packs;
using ActionBot.Boards.Queue;
using ActionBot.Chasing.Chat;
using ActionBot.Chasing.Telling;
using ActionBot.CheckIns.Controls;
using ActionBot.CheckIns.Own;
using ActionBot.CheckIns.Ownership;
using ActionBot.Conversation.Help;
using ActionBot.Operations.Accounts;
using ActionBot.Operations.Unreachable;
using ActionBot.Questions;
using ActionBot.Reporting.Chat;
using ActionBot.Tests.Questions;

namespace ActionBot.Tests.Conversation;

/// <summary>A text and the command that takes it.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="Asker">By whom.</param>
/// <param name="Command">The command; none where the help says that it was not understood.</param>
internal sealed record TypedText(string Text, string Asker, Type? Command)
{
    public override string ToString() => $"{Asker}: “{Text}” → {Command?.Name ?? "nobody"}";
}

/// <summary>What people type, and which command it is for.</summary>
internal static class TypedTexts
{
    private static readonly string[] Team = [TypedScene.Administrator];

    private static readonly string[] Others = [TypedScene.Owner, TypedScene.Lead, TypedScene.Secretary];

    /// <summary>Commands, plain questions and what is on the edge between them.</summary>
    public static IReadOnlyList<TypedText> All { get; } =
    [
        .. Of<HelpCommand>("help", "Help!", "?", "", "hello", "hi", "start", "What can you do?"),
        .. Of<MyActions>("my actions", "Show me my actions!", "list my open actions", "my action"),
        .. Of<ShowAction>(
            "show DARA-0042",
            "show dara 0042",
            "DARA-0042",
            "Show me action DARA0042.",
            "open HMI-0121",
            "see DARA-0057",
            "show DARA-9999",
            "DARA-9999",
            "show dara 42",
            "M1",
            "show",
            "show REF",
            "show action",
            "show me an action"
        ),
        .. Of<PositionCommand>(
            "report",
            "Position",
            "show me the report please",
            "my position report?",
            "today's position",
            "send my report"
        ),
        .. Of<ShowArea>("my area", "confirm my area", "My area position?", "my areas", "the position of my area"),
        .. Of<WaitCommands>(
            "what is waiting on DARA-0017",
            "who waits for HMI-0121?",
            "what is waiting on DARA-9999",
            "what does dara 42 wait for?",
            "What does DARA-0042 wait for?",
            "what is HMI-0121 waiting on",
            "what does DARA-0017 depend on"
        ),
        .. Of<CriticalCommand>("critical", "show critical", "critical list", "what holds up most?", "what is holding things up the most"),
        .. Of<SnoozeCommand>(
            "snooze DARA-0042 until 17 February",
            "Snooze dara 0042 until Friday.",
            "please snooze DARA-0042 and HMI-0121 until next Monday",
            "snooze DARA-0042, DARA-0057 & hmi-0121 for a week",
            "snooze DARA-0042",
            "snooze",
            "snooze everything"
        ),
        .. Of<WakeCommand>("wake DARA-0042", "wake up dara-0042", "undo snooze", "undo", "Cancel my snooze of DARA-0042", "undo DARA-0042"),
        .. Of<PauseCommand>(
            "pause",
            "Pause everything!",
            "pause for 2 weeks",
            "pause until 10 March",
            "pause until the cows come home",
            "resume",
            "stop the pause",
            "cancel my pause"
        ),
        .. Of<DelegateCommand>(
            "delegate",
            "delegate to Finance owner 2",
            "delegate to Finance owner 2 until 3 March",
            "delegate my actions to finance-owner2@example.org until Friday",
            "please delegate to Finance owner 2 for 2 weeks"
        ),
        .. Of<StopDelegating>("stop delegating", "end my delegation", "cancel delegation", "undelegate"),
        .. Of<ScheduleCommand>(
            "when do you ask me?",
            "when will you ask me next",
            "my schedule",
            "show my settings",
            "When am I asked next?"
        ),
        .. Of<NotMineCommand>(
            "not mine",
            "not mine DARA-0042 Finance owner 2",
            "Not mine: dara 0042, ask Finance owner 2.",
            "It's not mine DARA-0042 – it belongs to the estates team",
            "this is not mine",
            "not mine DARA-9999 Finance owner 2"
        ),
        .. Of<ReassignCommand>(
            "reassign",
            "reassign DARA-0042",
            "reassign dara-0057 to Finance owner 2",
            "Reassign DARA-0057 to finance-owner2@example.org."
        ),
        .. Of<ChatWhy>(
            "why DARA-0042",
            "why DARA-0042 on 10 February?",
            "why was DARA-0090 not asked about",
            "why did you ask me about DARA-0042",
            "why DARA-9999",
            "why DARA-0042 on the twelfth of never",
            "why?",
            "why me",
            "why do you ask me"
        ),
        .. Of<MeetingCommand>(
            "meetings",
            "Show my meetings?",
            "meetings of the Gold Group",
            "move the 3 March meeting to 10 March",
            "postpone the meeting of 3 March to Friday",
            "cancel the 3 March meeting of PIB",
            "add a meeting on 24 March",
            "plan another meeting for the Gold Group on 24 March"
        ),
        .. Of<AgendaCommand>(
            "agenda",
            "agenda pib",
            "agenda PIB next",
            "show me the agenda",
            "Agenda for pib on 3 March",
            "agenda 3 March"
        ),
        .. By<ChatPreview>(Team, "preview", "preview tomorrow", "show the preview for Friday", "preview 2026-02-03"),
        .. By<ChatHold>(
            Team,
            "hold",
            "hold because the register is being corrected",
            "stop sending",
            "hold status",
            "is sending on hold?",
            "release",
            "start sending"
        ),
        .. By<ShowQueue>(Team, "which board", "which board?", "queue", "decisions without a board"),
        .. By<UnresolvedCommand>(Team, "unresolved", "show me the unresolved refs", "unknown dependencies"),
        .. By<WhoIsUnreachable>(
            Team,
            "unreachable",
            "Who can't you reach?",
            "who can’t you reach",
            "Whom can you not reach?",
            "list unreachable people"
        ),
        .. By<WhoWantsIn>(Team, "who wants in", "Who wants in?", "show me the strangers", "access requests", "who was refused", "refused"),
        // To those who are no administrators these are no commands.
        .. By<AskQuestion>(Others, "which board", "unresolved"),
        .. By(null, Others, "preview", "hold", "release", "hold status", "queue", "unreachable", "who wants in", "refused"),
        .. Of<AskQuestion>(
            "what is overdue",
            "show overdue",
            "show me overtime",
            "show what is late",
            "show me everything",
            "show queue",
            "my overdue actions",
            "my open high actions",
            "what is waiting for a decision",
            "what waits for a decision at PIB?",
            "what is blocked at the Investment Board",
            "which actions are snoozed",
            "paused",
            "who hasn't answered?",
            "not my actions",
            "reassigned actions",
            "held up actions",
            "july 2019",
            "show 2020",
            "critical and overdue",
            "how many are late",
            "by owner",
            "find overtime"
        ),
        .. By(
            null,
            TypedScene.Everybody,
            "done",
            "on track",
            "thanks",
            "what on earth",
            "stop",
            "cancel",
            "delegated actions",
            "undelivered"
        ),
        // What only begins like a command, and means something else.
        .. Of<AskQuestion>(
            "why are we late",
            "why are we late?",
            "why have we missed our targets",
            "why is DARA-0042 late",
            "Q3",
            "june2020",
            "show q3"
        ),
        .. By<AskQuestion>(
            [TypedScene.Lead, TypedScene.Administrator],
            "why is Finance late",
            "show finance owner 1",
            "show me finance-owner2",
            "open finance owner 2",
            "finance-owner2",
            "what is waiting for finance owner 2",
            "what is finance owner 2 waiting for",
            "why finance owner 2"
        ),
        // Who may not see them is told what is told of a ref that nobody has.
        .. By<ShowAction>([TypedScene.Secretary], "show finance owner 1", "finance-owner2"),
        .. By<WaitCommands>([TypedScene.Secretary], "what is waiting for finance owner 2"),
        .. Of<ChatWhy>("why did I get this", "why was this asked", "why was Finance not chased"),
        .. By(null, TypedScene.Everybody, "undone actions", "undocumented risks", "undo what I did", "undo the meeting"),
        .. Of<WakeCommand>("undo that", "undo DARA-9999"),
        .. Of<StopDelegating>("undo delegation", "undo my delegation"),
        .. Of<PauseCommand>("undo my pause"),
    ];

    /// <summary>
    /// The kept questions, without the one that is nothing but a ref. This register does not have all their names; no command is to take
    /// them all the same.
    /// </summary>
    public static IReadOnlyList<string> Questions { get; } =
    [.. QuestionFile.Read().Select(q => q.Text).Where(text => text != "DARA-0100").Distinct()];

    private static IEnumerable<TypedText> Of<T>(params string[] texts) => By<T>(TypedScene.Everybody, texts);

    private static IEnumerable<TypedText> By<T>(IReadOnlyList<string> askers, params string[] texts) => By(typeof(T), askers, texts);

    private static IEnumerable<TypedText> By(Type? command, IReadOnlyList<string> askers, params string[] texts) =>
        from text in texts
        from asker in askers
        select new TypedText(text, asker, command);
}
