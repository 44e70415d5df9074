using ActionBot.Domain.Register.People;

namespace ActionBot.Domain.Register;

/// <summary>One agreed action of a report.</summary>
public sealed class ActionItem
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The name people know it by, such as "DARA-0042". Unique, compared without case.</summary>
    public required string Ref
    {
        get;
        set
        {
            field = value;
            RefKey = Refs.Key(value);
        }
    }

    /// <summary>
    /// The ref as <see cref="Refs.Key"/> writes it, so that "dara 42" finds "DARA-42". Not unique: "A-1-12" and "A-11-2" share
    /// one.
    /// </summary>
    public string RefKey { get; private set; } = "";

    /// <summary>The report it comes from.</summary>
    public long ReportId { get; set; }

    /// <summary>The report it comes from.</summary>
    public Report? Report { get; set; }

    /// <summary>How serious the finding is.</summary>
    public Rating Rating { get; set; }

    /// <summary>The risk that the action answers.</summary>
    public string? Risk { get; set; }

    /// <summary>The corporate risk it belongs to.</summary>
    public string? CorporateRisk { get; set; }

    /// <summary>What was agreed to be done.</summary>
    public required string AgreedAction { get; set; }

    /// <summary>The area that has to do it.</summary>
    public long AreaId { get; set; }

    /// <summary>The area that has to do it.</summary>
    public Area? Area { get; set; }

    /// <summary>The person who has to do it; none means that the lead has to name one.</summary>
    public long? OwnerId
    {
        get;
        set
        {
            if (field != value)
                (AskedOn, AskedAgainOn) = (null, null);
            field = value;
        }
    }

    /// <summary>The person who has to do it.</summary>
    public Person? Owner { get; set; }

    /// <summary>The agreed target date; none means "ongoing" or not yet agreed.</summary>
    public DateOnly? TargetDate { get; set; }

    /// <summary>How often the target date was moved later.</summary>
    public int SlipCount { get; set; }

    /// <summary>The owner's latest forecast. It never moves the target date.</summary>
    public DateOnly? Forecast { get; set; }

    /// <summary>Where it stands in its life.</summary>
    public ActionStatus Status { get; set; }

    /// <summary>Why it was closed.</summary>
    public ClosureKind? ClosedAs { get; set; }

    /// <summary>The owner's latest answer.</summary>
    public AnswerChoice? Standing { get; set; }

    /// <summary>The day of the owner's latest answer, here or in an imported register.</summary>
    public DateOnly? LastAnsweredOn { get; set; }

    /// <summary>
    /// The day on which the first request was delivered that its owner has not answered, unless they answered on that day or
    /// later. It is noted at delivery, taken back where the chat was removed, and read anew from the requests where owner or last
    /// answer change otherwise; another owner begins anew.
    /// </summary>
    public DateOnly? AskedOn { get; private set; }

    /// <summary>The day on which the second of such requests was delivered; none where there was one only.</summary>
    public DateOnly? AskedAgainOn { get; private set; }

    /// <summary>The owner's latest words.</summary>
    public string? LastLine { get; set; }

    /// <summary>How many answers running changed nothing: the first of a kind counts.</summary>
    public int SameAnswers { get; set; }

    /// <summary>The day of the first of them.</summary>
    public DateOnly? SameSince { get; set; }

    /// <summary>How it is delivered: a programme, local improvement, policy.</summary>
    public string? DeliveryRoute { get; set; }

    /// <summary>The theme it belongs to.</summary>
    public string? Theme { get; set; }

    /// <summary>The board that owns the risk, as the register names it.</summary>
    public string? BoardName { get; set; }

    /// <summary>Refs that the register says it depends on, parted by commas.</summary>
    public string? RegisterDependsOn { get; set; }

    /// <summary>The day on which it was entered here.</summary>
    public DateOnly RegisteredOn { get; set; }

    /// <summary>Goes up by one with every change. A card drawn from an older version changes nothing.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Whether "on track" needs a forecast on the day: it is overdue or has no target date.</summary>
    /// <param name="today">The owner's day.</param>
    public bool NeedsForecast(DateOnly today) => TargetDate is not { } target || target < today;

    /// <summary>
    /// Takes the word of its owner to somebody who waits for it: a date becomes the forecast. It counts as the owner's word, and
    /// so ends what was asked before.
    /// </summary>
    /// <param name="by">When it will be done; none where the owner only says that nobody can wait for it.</param>
    /// <param name="on">The day on which they said so.</param>
    /// <exception cref="RuleException">The action is closed.</exception>
    public void Promise(DateOnly? by, DateOnly on)
    {
        if (Status == ActionStatus.Closed)
            throw new RuleException($"{Ref} is closed. Nothing more is needed.");
        Forecast = by ?? Forecast;
        LastAnsweredOn = on;
        Version++;
    }
}
