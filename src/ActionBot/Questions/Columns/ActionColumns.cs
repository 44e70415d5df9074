using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;

namespace ActionBot.Questions.Columns;

/// <summary>What an action is besides its values.</summary>
[Flags]
internal enum Traits
{
    None = 0,

    /// <summary>It is not in the register any more.</summary>
    Gone = 1,

    /// <summary>Its target date was moved later.</summary>
    HasSlipped = 2,

    /// <summary>Something was written about its progress.</summary>
    HasLine = 4,

    /// <summary>Its owner says that it is not theirs, and nobody has settled it.</summary>
    OwnerIsAsked = 8,

    /// <summary>It waits for a board.</summary>
    WaitsForDecision = 16,

    /// <summary>It waits for another action or an outside body.</summary>
    WaitsForOther = 32,
}

/// <summary>
/// What questions look at of every action of the register, one value beside the other in memory: a million of them are counted in
/// a few milliseconds, for which a database takes a second. Some 180 bytes an action. One writer at a time, and nobody reads meanwhile.
/// </summary>
/// <param name="names">Up to where names had changed when an earlier one ended.</param>
/// <param name="capacity">How many actions are expected.</param>
internal sealed class ActionColumns(int names = 0, int capacity = 0)
{
    /// <summary>The number of the day that is not known: after all days.</summary>
    public const int NoDay = int.MaxValue;

    /// <summary>The place of the owner of an action that nobody owns.</summary>
    public const int Nobody = -1;

    private readonly Dictionary<long, int> rows = new(capacity);

    private long[] id = [];
    private string[] reference = [];
    private ulong[] refHead = [];
    private ActionStatus[] status = [];
    private Rating[] rating = [];
    private AnswerChoice[] standing = [];
    private int[] area = [],
        owner = [],
        report = [],
        theme = [],
        route = [],
        risk = [],
        boardName = [];
    private int[] target = [],
        forecast = [],
        answered = [],
        asked = [],
        askedAgain = [];
    private Traits[] traits = [];

    /// <summary>How many rows there are, those of actions that are gone among them.</summary>
    public int Count { get; private set; }

    /// <summary>Grows whenever a name may have become known or strange to somebody.</summary>
    public int Names { get; private set; } = names;

    public long[] Id => id;
    public string[] Ref => reference;

    /// <summary>
    /// How refs begin, as numbers that stand in the order of the refs; equal where the rest decides. Texts lie all over the
    /// memory, and most of them need not be looked at.
    /// </summary>
    public ulong[] RefHead => refHead;

    public ActionStatus[] Status => status;
    public Rating[] Rating => rating;

    /// <summary>The owner's latest answer; 0 where there is none.</summary>
    public AnswerChoice[] Standing => standing;

    public int[] Area => area;
    public int[] Owner => owner;
    public int[] Report => report;
    public int[] Theme => theme;
    public int[] Route => route;
    public int[] Risk => risk;
    public int[] BoardName => boardName;
    public int[] Target => target;
    public int[] Forecast => forecast;
    public int[] Answered => answered;
    public int[] Asked => asked;
    public int[] AskedAgain => askedAgain;
    public Traits[] Traits => traits;

    /// <summary>The boards for which rows wait, once for each wait.</summary>
    public Dictionary<int, List<long>> WaitsAt { get; } = [];

    /// <summary>When rows are put off.</summary>
    public Dictionary<int, List<(int On, int Until)>> PutOff { get; } = [];

    public Known<PersonRow> People { get; } = new();
    public Known<AreaRow> Areas { get; } = new();
    public Known<ReportRow> Reports { get; } = new();
    public Known<SourceRow> Sources { get; } = new();
    public Known<BoardRow> Boards { get; } = new();
    public KnownTexts Themes { get; } = new();
    public KnownTexts Routes { get; } = new();
    public KnownTexts Risks { get; } = new();
    public KnownTexts BoardNames { get; } = new();

    /// <summary>Takes an action, new or as it is now. It waits for nothing and is not put off until that is said again.</summary>
    public void Put(ActionRow a)
    {
        if (!rows.TryGetValue(a.Id, out var row))
        {
            Grow();
            rows[a.Id] = row = Count++;
            traits[row] = Columns.Traits.Gone;
        }
        refHead[row] = Head(a.Ref);
        var before = (traits[row] & Columns.Traits.Gone, area[row], owner[row], report[row], theme[row], route[row], risk[row]);
        (id[row], reference[row], status[row], rating[row], standing[row]) = (a.Id, a.Ref, a.Status, a.Rating, a.Standing ?? 0);
        (area[row], owner[row], report[row]) = (
            Areas.Place(a.AreaId),
            a.OwnerId is { } person ? People.Place(person) : Nobody,
            Reports.Place(a.ReportId)
        );
        (theme[row], route[row], risk[row], boardName[row]) = (
            Themes.Place(a.Theme),
            Routes.Place(a.Route),
            Risks.Place(a.Risk),
            BoardNames.Place(a.BoardName)
        );
        (target[row], forecast[row], answered[row], asked[row], askedAgain[row]) = (
            Day(a.Target),
            Day(a.Forecast),
            Day(a.Answered),
            Day(a.Asked),
            Day(a.AskedAgain)
        );
        traits[row] = (a.HasSlipped ? Columns.Traits.HasSlipped : 0) | (a.HasLine ? Columns.Traits.HasLine : 0);
        WaitsAt.Remove(row);
        PutOff.Remove(row);
        if (before != (traits[row] & Columns.Traits.Gone, area[row], owner[row], report[row], theme[row], route[row], risk[row]))
            Names++;
    }

    /// <summary>Takes that an action is gone.</summary>
    public void Remove(long action)
    {
        if (!rows.TryGetValue(action, out var row))
            return;
        traits[row] = Columns.Traits.Gone;
        Names++;
    }

    /// <summary>Takes a wait of an action that was put.</summary>
    public void Put(WaitRow wait)
    {
        if (!rows.TryGetValue(wait.ActionId, out var row))
            return;
        traits[row] |= wait.Kind switch
        {
            BlockerKind.Decision => Columns.Traits.WaitsForDecision,
            BlockerKind.Dependency => Columns.Traits.WaitsForOther,
        };
        if (wait.BoardId is { } board)
            Listed(WaitsAt, row).Add(board);
    }

    /// <summary>Takes a time for which an action that was put is put off.</summary>
    public void Put(SnoozeRow snooze)
    {
        if (rows.TryGetValue(snooze.ActionId, out var row))
            Listed(PutOff, row).Add((snooze.On.DayNumber, snooze.Until.DayNumber));
    }

    /// <summary>Takes that it is asked whose an action is that was put.</summary>
    public void PutOwnerIsAsked(long action)
    {
        if (rows.TryGetValue(action, out var row))
            traits[row] |= Columns.Traits.OwnerIsAsked;
    }

    /// <summary>Takes that something with a name has changed.</summary>
    public void NameChanged() => Names++;

    // A letter that takes more than a byte ends it, as if the ref did: what comes after must not decide.
    private static ulong Head(string reference)
    {
        var head = 0UL;
        var ended = false;
        for (var i = 0; i < sizeof(ulong); i++)
        {
            ulong letter = ended || i >= reference.Length ? 0u : Math.Min((uint)reference[i], byte.MaxValue);
            ended |= letter == byte.MaxValue;
            head = (head << 8) | letter;
        }
        return head;
    }

    private static int Day(DateOnly? day) => day?.DayNumber ?? NoDay;

    private static List<T> Listed<T>(Dictionary<int, List<T>> lists, int row) =>
        lists.TryGetValue(row, out var list) ? list : lists[row] = [];

    private void Grow()
    {
        if (Count < id.Length)
            return;
        var size = Math.Max(256, Math.Max(capacity, Count + (Count / 2)));
        Array.Resize(ref id, size);
        Array.Resize(ref reference, size);
        Array.Resize(ref refHead, size);
        Array.Resize(ref status, size);
        Array.Resize(ref rating, size);
        Array.Resize(ref standing, size);
        Array.Resize(ref area, size);
        Array.Resize(ref owner, size);
        Array.Resize(ref report, size);
        Array.Resize(ref theme, size);
        Array.Resize(ref route, size);
        Array.Resize(ref risk, size);
        Array.Resize(ref boardName, size);
        Array.Resize(ref target, size);
        Array.Resize(ref forecast, size);
        Array.Resize(ref answered, size);
        Array.Resize(ref asked, size);
        Array.Resize(ref askedAgain, size);
        Array.Resize(ref traits, size);
    }
}
