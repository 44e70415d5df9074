using System.Globalization;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;

namespace ActionBot.Benchmarks.Registers;

/// <summary>
/// The actions of a generated register, each drawn from its own number, so that they can be streamed as often as they are needed
/// and never be held.
/// </summary>
internal sealed class GeneratedActions(RegisterSize size, GeneratedOrganisation organisation)
{
    private static readonly (AnswerChoice Choice, int Weight)[] Answers =
    [
        (AnswerChoice.OnTrack, 52),
        (AnswerChoice.AtRisk, 20),
        (AnswerChoice.Decision, 12),
        (AnswerChoice.Other, 8),
        (AnswerChoice.Done, 5),
        (AnswerChoice.NotNeeded, 3),
    ];

    private static readonly string[] Verbs = ["Reconcile", "Publish", "Agree", "Review", "Train", "Replace", "Record", "Approve"];
    private static readonly string[] Things =
    [
        "cost recovery claims",
        "the equipment schedule",
        "vetting records",
        "the custody plan",
        "supplier contracts",
        "the ledger of mutual aid",
        "access rights",
        "property stores",
    ];

    public IEnumerable<ActionItem> All => Enumerable.Range(1, size.Actions).Select(Of);

    /// <summary>The owner of each action by its key less one, 0 where there is none.</summary>
    public int[] Owners { get; } = [.. Enumerable.Range(1, size.Actions).Select(i => OwnerOf(Drawn(i), organisation.Owners))];

    public ActionItem Of(int id)
    {
        var random = Drawn(id);
        var owner = OwnerOf(random, organisation.Owners);
        var report = organisation.Reports[random.Next(organisation.Reports.Count)];
        var team = owner > 0 ? organisation.TeamOf(owner) : organisation.Teams[random.Next(organisation.Teams.Count)];
        var target = random.Next(12) == 0 ? (DateOnly?)null : size.AsAt.AddDays(random.Next(-240, 540));
        var action = new ActionItem
        {
            Id = id,
            Ref = string.Create(CultureInfo.InvariantCulture, $"{organisation.Sources[(int)report.SourceId - 1].Code}-{id:0000000}"),
            ReportId = report.Id,
            Rating = random.Next(20) switch
            {
                < 5 => Rating.High,
                < 14 => Rating.Medium,
                < 18 => Rating.Low,
                _ => Rating.NotRated,
            },
            Risk = $"{Things[random.Next(Things.Length)]} are not as they are reported",
            CorporateRisk = $"CR{random.Next(1, 13)}",
            AgreedAction =
                $"{Verbs[random.Next(Verbs.Length)]} {Things[random.Next(Things.Length)]} every month and report the result to the board.",
            AreaId = random.Next(12) == 0 ? team.ParentId!.Value : team.Id,
            OwnerId = owner > 0 ? owner : null,
            TargetDate = target,
            SlipCount = random.Next(4) == 0 ? random.Next(1, 5) : 0,
            DeliveryRoute = random.Next(3) switch
            {
                0 => "Programme",
                1 => "Local improvement",
                _ => null,
            },
            Theme = GeneratedOrganisation.Themes[random.Next(GeneratedOrganisation.Themes.Length)],
            BoardName = random.Next(20) == 0 ? $"Board {random.Next(1, 41)}" : null,
            RegisteredOn = size.AsAt.AddDays(-random.Next(60, 700)),
        };
        if (owner > 0 && random.Next(10) < 4)
            Answer(action, random);
        return action;
    }

    /// <summary>The answer that an action stands on, where one was given. Its key is the action's.</summary>
    public static ProgressUpdate? AnswerOf(ActionItem action) =>
        action.Standing is not { } choice
            ? null
            : new()
            {
                Id = action.Id,
                ActionItemId = action.Id,
                PersonId = action.OwnerId!.Value,
                At = Noon(action.LastAnsweredOn!.Value),
                On = action.LastAnsweredOn.Value,
                Once = string.Create(CultureInfo.InvariantCulture, $"once-{action.Id}"),
                Choice = choice,
                Line = action.LastLine,
                Forecast = action.Forecast,
            };

    /// <summary>What an action waits for, where its owner said that it waits. Its key is the action's.</summary>
    public Blocker? BlockerOf(ActionItem action)
    {
        if (action.Standing is not (AnswerChoice.Decision or AnswerChoice.Other))
            return null;
        var random = new Random(-(int)action.Id);
        var blocker = new Blocker
        {
            Id = action.Id,
            ActionItemId = action.Id,
            UpdateId = action.Id,
            RaisedOn = action.LastAnsweredOn!.Value,
            Kind = BlockerKind.Decision,
        };
        if (action.Standing == AnswerChoice.Decision)
        {
            (blocker.BoardId, blocker.ToDecide) = (1 + random.Next(organisation.Boards.Count), "Whether the savings may be used for this.");
            blocker.State = random.Next(5) < 2 ? BlockerState.Accepted : BlockerState.Raised;
            return blocker;
        }
        blocker.Kind = BlockerKind.Dependency;
        blocker.Expected = size.AsAt.AddDays(random.Next(-20, 90));
        if (random.Next(5) < 2 || action.Id == 1)
            blocker.OutsideParty = "The national programme";
        else
            blocker.DependsOnId = random.NextInt64(1, action.Id);
        return blocker;
    }

    public static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new(12, 0)), TimeSpan.Zero);

    private void Answer(ActionItem action, Random random)
    {
        var draw = random.Next(100);
        var choice = Answers.First(a => (draw -= a.Weight) < 0).Choice;
        action.Standing = choice;
        action.LastAnsweredOn = size.AsAt.AddDays(-random.Next(1, 120));
        action.LastLine =
            choice == AnswerChoice.OnTrack && random.Next(2) == 0 ? null : "The first three areas are done; the rest follow next month.";
        action.Forecast = random.Next(3) == 0 ? size.AsAt.AddDays(random.Next(5, 300)) : null;
        (action.SameAnswers, action.SameSince) = (
            random.Next(6) == 0 ? random.Next(2, 5) : 1,
            action.LastAnsweredOn.Value.AddDays(-random.Next(60))
        );
        action.Status = choice switch
        {
            AnswerChoice.Done => ActionStatus.AwaitingVerification,
            AnswerChoice.NotNeeded => ActionStatus.ClosureRequested,
            _ => ActionStatus.Open,
        };
        action.Version = 2;
    }

    private static Random Drawn(int id) => new(unchecked((id * 7919) + RegisterGenerator.Seed));

    // A few owners have hundreds, most have some tens; one in two hundred actions has nobody.
    private static int OwnerOf(Random random, int owners)
    {
        var draw = random.NextDouble();
        var nobody = random.Next(200) == 0;
        return nobody ? 0 : 1 + (int)(owners * Math.Pow(draw, 1.3));
    }
}
