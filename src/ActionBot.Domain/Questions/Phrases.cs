using System.Numerics;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.Questions;

/// <summary>The words of questions that are no names: every way of saying each thing stands in this one place.</summary>
internal static class Phrases
{
    private static readonly (Piece Piece, string Says)[] Table =
    [
        (
            Piece.Noise,
            """
            a|an|the|all|any|every|each|me|us|we|our|i|you|it|its|they|their|them|there|here|this|that|these|those|of|on|in|to|for|from|at|by|with|within|into|under|per|as|is|are|was|were|be|been|being|am|
            do|does|did|has|have|had|got|get|give|show|list|tell|display|see|view|please|pls|thanks|thank you|hello|hi|hey|can|could|would|will|shall|should|may|must|need|want|like|
            what|whats|what is|which|where|when|how|action|actions|action item|recommendation|recommendations|rec|recs|item|items|thing|things|task|tasks|ones|one|stuff|points|
            still|already|now|today|currently|current|right now|at the moment|so far|up to now|yet|ever|just|only|also|too|some|anything|everything|something|
            up|out|off|over|about it|look|looking|check|know|let me know|happens|happening|left|remaining|remain|falls|fall|fell|come|comes|going|coming|go|
            compare|against|versus|vs|between|risk|risks|priority|rated|rating|rate|graded|grade|level|status|position|register|raised|made|issued by|belong|belonging|belongs|related|relating|regarding|concerning|
            assurance|opinion|finding|findings|agreed|audits|deadline|date|dates|due|target|targets|number|numbers|total|if|then|but|because|than|less|most|some of|lot|lots|altogether|in total|overall|in all|tracked by|work|issue|issues|problem|problems|
            question|answer|state|stand|stands|did they|i am looking|im looking|s|t|re|ll|ve|we are|were there|is there|are there|there are|bot|actionbot|tracking|responsible|responsibility|holding|hold|held|keep|says|say|said|team|wot|wots|whatve|both|plate|owe|owes|owed|owing|bad|how bad|falling|
            """
        ),
        (
            new(PieceKind.Not),
            "not|no|without|except|excluding|exclude|excludes|other than|apart from|but not|leaving out|leave "
                + "out|minus|isnt|arent|is not|are not|wasnt|outside|non|nothing|none|never|neither|nor|bar|without any|dont|do "
                + "not|does not|doesnt|hasnt|havent|has not|have not"
        ),
        (new(PieceKind.Or), "or|either|and or"),
        (new(PieceKind.And), "and|plus|as well as|along with|together with|also in"),
        (new(PieceKind.Count), "how many|number of|count|count of|how much|the number of|total number of|what number of|total number"),
        (
            new(PieceKind.Again),
            "only the|just the|what about|how about|and what about|same for|the same for|now only|now just|of those|of "
                + "these|of them|of which|and only|narrow to|narrow down to|filter by|filter to|filter"
        ),
        (
            new(PieceKind.Mine),
            "my|mine|i own|me own|owned by me|assigned to me|my own|my actions|of mine|own by "
                + "me|i am|im|am i|i have|do i have|do i own|have i got|for me|with me"
        ),
        (
            new(PieceKind.MyArea),
            """
            my area|my areas|my area and below|my team|my teams|my patch|my department|my directorate|my people|my group|my business group|my unit|my command|my portfolio|our area|our team|our areas|our patch|our department|
            my staff|my side|my owners|the area i lead|areas i lead|i lead|the areas i lead|has my team got|my area s|my division|our directorate|my remit|my branch
            """
        ),
        (
            new(PieceKind.MyBoard),
            "my board|my boards|our board|our boards|my committee|my committees|our committee|the board i "
                + "serve|the boards i serve|boards i serve|the board we serve|the boards we serve"
        ),
        (new(PieceKind.Who), "who|whose|whom|who is|who has|who are|whos"),
        (
            Piece.Of(Mark.Open),
            "open|outstanding|live|active|unfinished|incomplete|in progress|not closed|unresolved|still to do|still have to "
                + "do|to do|still has to do|has still to do|not done|not complete|not completed|not finished|not "
                + "implemented|unimplemented|ongoing"
        ),
        (
            Piece.Of(Mark.Closed),
            "closed|closed off|completed and closed|shut|completed ones that are "
                + "closed|implemented|finished|discharged|signed off|been closed|completed|complete|have closed|closed down"
        ),
        (
            Piece.Of(Mark.Any),
            "including closed|open and closed|open or closed|closed and open|closed or open|closed included|whether open "
                + "or closed|even closed|including the closed|with closed|ever raised|with the closed"
        ),
        (
            Piece.Of(Mark.Overdue),
            """
            overdue|over due|late|past due|past deadline|past its deadline|past their deadline|past the deadline|past target|past their target|past its target|past their date|past target date|past their target date|past its target date|beyond deadline|
            missed deadline|missed the deadline|missed their deadline|missed target date|missed their target date|missed the target date|missed its date|missed date|missed|behind schedule|behind|delayed|red|running late|late with|out of time|
            lapsed|expired|should have been done|should be done by now|been missed|gone past|gone past their date|slipped past their deadline|slipped past deadline|slipped past its deadline|should have been finished by now|should have been done by now|should have been finished|should have been completed|should have finished|should be finished by now|should be finished|outside their deadline|lateness|
            """
        ),
        (
            Piece.Of(Mark.NotYetDue),
            "not yet due|not due yet|within deadline|within their deadline|within the deadline|within its deadline|in "
                + "time|still in time|not yet late|not yet overdue|before their deadline|upcoming|not past deadline|yet to fall "
                + "due|still to fall due|still to come|yet to come|to come|inside their deadline|on time"
        ),
        (
            Piece.Of(Mark.Undated),
            """
            undated|no date|without date|without a date|no target date|without target date|without a target date|no deadline|without deadline|without a deadline|no due date|without due date|without a due date|lack date|lack a date|lack target date|lack a target date|lacking a target date|lacking a date|missing date|
            missing a date|date missing|not got date|not got a date|not dated|open ended|have not got a date|do not have a date|dont have a date|havent got a date|hasnt got a date|has not got a date|hasnt got a target date|havent got a target date|has not got a target date|have not got a target date|hasnt got a deadline|havent got a deadline|hasnt a date|havent a date|no end date|need a date|needs a date|target date missing|not have a date|missing target date|without any date|no dates|
            have no date|has no date|ongoing actions without a date|ongoing without a date|do not have a target date|dont have a target date|no timescale|without a timescale
            """
        ),
        (
            Piece.Of(Mark.Blocked),
            "blocked|stuck|waiting|wait|waits|held up|on hold|stalled|hold up|blocker|blockers|blocking|is "
                + "waiting|been blocked|waiting for something|being held up|hindered|stopped"
        ),
        (
            Piece.Of(Mark.Decision),
            "waiting for decision|waiting for a decision|wait for decision|wait for a decision|awaiting decision|awaiting a "
                + "decision|need decision|need a decision|needs a decision|pending decision|decision|decision needed|decision "
                + "blocker|waiting for board|waiting for a board|awaiting approval|to be decided|before a board|waiting on a "
                + "decision|for decision|a decision"
        ),
        (
            Piece.Of(Mark.Dependency),
            "waiting for something else|waiting for another action|waiting for other action|waiting on something "
                + "else|waiting on others|waiting for others|dependency|dependent|depend on others|dependency blocker|waiting for "
                + "outside body|waiting for an outside body|depend on another action|waiting on another action|depends on "
                + "another action"
        ),
        (Piece.Of(Mark.AtRisk), "at risk|amber|in danger|threatened|in trouble|might slip|may slip"),
        (Piece.Of(Mark.OnTrack), "on track|green|going well|on course|on schedule"),
        (
            Piece.Of(Mark.Unanswered),
            """
            unanswered|not answered|no answer|no reply|not replied|no response|not responded|hasnt answered|havent answered|has not answered|have not answered|hasnt replied|havent replied|has not replied|have not replied|did not answer|didnt answer|
            didnt reply|did not reply|hasnt responded|havent responded|has not responded|have not responded|without answer|without an answer|without reply|without a reply|not been answered|silent|ignored|ignoring|awaiting answer|awaiting reply|
            no answers|waiting for an answer|waiting for answer|without a response|is not answering|are not answering|isnt answering|arent answering|not answering|failed to answer|yet to answer|yet to reply|hasnt been answered
            """
        ),
        (
            Piece.Of(Mark.Answered),
            "answered|updated|replied|responded|have update|has update|with update|with an update|have an update|been "
                + "answered|been updated|has been updated|have been updated|have been answered|has been answered|heard "
                + "from|heard|got an update|with an answer"
        ),
        (
            Piece.Of(Mark.Answered, not: true),
            """
            never answered|never updated|never been updated|never been answered|no update|without update|without an update|without updates|no updates|not updated|not been updated|no update yet|never had update|never had an update|without any update|
            have never been updated|has never been updated|hasnt been updated|havent been updated|has not been updated|have not been updated|no news|nothing heard|never replied|lacking an update|never responded|not heard from|not heard|without news|have had no update|had no update|stale
            """
        ),
        (Piece.Of(Mark.Snoozed), "snoozed|snooze|put off|postponed|paused"),
        (
            Piece.Of(Mark.Slipping),
            "slipping|slipped|slip|slips|moved date|moved target date|date moved|date "
                + "changed|rescheduled|extended|extension|forecast after target|forecast late|will be late|forecast to be "
                + "late|forecast past target|likely to be late|pushed back|with a moved date|drifting"
        ),
        (
            Piece.Of(Mark.NoOwner),
            "no owner|without owner|without an owner|unowned|unassigned|not assigned|owner missing|missing owner|missing an "
                + "owner|nobody own|nobody owns|owner has left|not owned|lack owner|lack an owner|need an owner|needs an "
                + "owner|owner left|orphaned|with no owner|belong to nobody|owned by nobody|have no owner"
        ),
        (
            Piece.Of(Mark.AwaitingVerification),
            "awaiting verification|waiting for verification|to be verified|done but not closed|done awaiting "
                + "verification|pending verification|need verifying|to verify|said to be done|awaiting closure|done|waiting to be "
                + "verified|reported done|awaiting sign off|claimed done|not verified|unverified|for verification|verification"
        ),
        (
            Piece.Of(Mark.ClosureRequested),
            "closure requested|closure request|closure requests|no longer needed|not needed|asked "
                + "to close|requested closure|request for closure|no longer relevant"
        ),
        (Piece.Of(Mark.Monitored), "monitored|tracked|centrally tracked|centrally monitored|tracked centrally|monitored centrally|chased"),
        .. RatingTitles.All.Select(r => (Piece.Of(Ratings.Term(r)), Says(r))),
        (Piece.Of(Opinion(Assurance.Substantial)), "substantial|substantial assurance|substantial opinion"),
        (Piece.Of(Opinion(Assurance.Adequate)), "adequate|adequate assurance|adequate opinion|reasonable assurance"),
        (
            Piece.Of(Opinion(Assurance.Limited)),
            "limited|limited assurance|limited opinion|limited audit|limited report|a limited "
                + "opinion|limited assurance report|limited assurance audit|opinion of limited"
        ),
        (Piece.Of(Opinion(Assurance.None)), "no assurance|no assurance report|nil assurance|no assurance opinion|opinion of none"),
        (
            Piece.Of(DateField.Target, exact: true),
            "target date|with target date|with a target date|target dates|deadline|a deadline|whose target date|due date|with a deadline"
        ),
        (
            Piece.Of(DateField.Target),
            "due|fall due|falling due|falls due|fell due|is due|are due|was due|be due|coming due|to be done|has to be "
                + "done|have to be done|to do by|must be done|needs doing|need to be done|expected|to "
                + "finish|finish|ends|end|coming up|comes up"
        ),
        (
            Piece.Of(DateField.Issued),
            "issued|published|report issued|reported|from report issued|from reports "
                + "issued|report from|reports of|raised in|raised since|dated"
        ),
        (Piece.Of(DateField.Answered), "last answered|last updated|last update|last answer|last heard"),
        (
            Piece.Of(Ordering.Oldest),
            "oldest first|oldest|longest overdue|longest overdue first|most overdue|most overdue first|earliest "
                + "first|earliest|by target date|by date|by due date|order by date|ordered by date|sorted by date|in date order|by "
                + "deadline|latest overdue first|longest|worst|worst first|in order of date|sort by date|by age|longest late"
        ),
        (
            Piece.Of(Ordering.Newest),
            "newest first|newest|latest first|most recent first|latest|most recent|least overdue "
                + "first|latest target date first|last first|youngest first|reverse order"
        ),
        (
            Piece.Of(Ordering.Riskiest),
            "riskiest first|riskiest|highest first|highest risk first|most serious first|most serious|sort by risk|sorted by "
                + "rating|order by rating|ordered by rating|by risk|highest rated first|high first|most important first|in order "
                + "of risk|by priority"
        ),
        (
            Piece.Of(Ordering.Ref),
            "by ref|by reference|in order of ref|sorted by ref|sort by ref|ordered by ref|alphabetical|alphabetically|order by ref"
        ),
        (
            Piece.Of(Ordering.Silent),
            "longest unanswered first|longest unanswered|longest silent|longest without answer first|longest "
                + "silent first|by last answer|by last update|longest without an answer first"
        ),
        (new(PieceKind.More), "more|the rest|next page|show more|more of them|more please|next|continue|go on|further"),
        (Piece.Noise with { Seeks = true }, "find|search for|look for|look up|looking for|i am looking for|im looking for|i look for"),
        (new(PieceKind.About) { Seeks = true }, "about|called|named|to do with|on the subject of"),
        (
            new(PieceKind.About) { Seeks = true, IsExact = true },
            "mention|mentions|mentioning|contain|contains|containing|with the word|with the words|with word|with "
                + "words|that say|saying|which mention|that mention|including the words|the word|the words"
        ),
        (Piece.Of(NameKind.Area), "area|areas|dept|directorate|department|business group|command|branch|division|unit"),
        (Piece.Of(NameKind.Theme), "theme|themes|the theme of|in the theme|on the theme of|topic|subject"),
        (
            Piece.Of(NameKind.Report),
            "report|reports|audit|inspection|review|audit report|the report|audits of|from the report|audit of|inspections"
        ),
        (Piece.Of(NameKind.Board), "board|boards|committee|boardroom"),
        (Piece.Of(NameKind.Source), "source|sources|raised by|issued by|from source"),
        (Piece.Of(NameKind.Person), "owner|owned|owned by|own|owns|assigned to|belonging to|person|with owner|owner is|whose owner is"),
        (Piece.Of(NameKind.Route), "delivery route|route|delivered through|delivered by|delivery"),
        (Piece.Of(NameKind.Risk), "corporate risk|strategic risk"),
    ];

    private static readonly (Facet Facet, string Says)[] Facets =
    [
        (
            Facet.Area,
            "area|areas|directorate|directorates|department|departments|business group|business "
                + "groups|team|teams|unit|command|division|part of the organisation"
        ),
        (Facet.Owner, "owner|owners|person|people|action owner|name|individual|who owns them"),
        (Facet.Source, "source|sources|auditor|body|issuer"),
        (Facet.Report, "report|reports|audit|audits|inspection|inspections|review"),
        (Facet.Rating, "rating|ratings|risk rating|grade|level of risk|severity"),
        (Facet.Theme, "theme|themes|topic|topics|subject"),
        (Facet.Board, "board|boards|committee|committees"),
        (Facet.Reason, "reason|reasons|cause|causes|reason for delay|answer|latest answer|standing"),
        (Facet.Month, "month|months|target month|month due"),
        (Facet.Quarter, "quarter|quarters|financial quarter|target quarter|financial quarters"),
        (Facet.Assurance, "assurance|opinion|opinions|assurance opinion"),
        (Facet.Route, "route|routes|delivery route|delivery routes|programme"),
    ];

    // "Medium or above", "above medium": {0} is the rating.
    private static readonly (string Says, bool Itself)[] Thresholds =
    [
        (
            "{0} or above|{0} and above|{0} or higher|{0} and higher|{0} upwards|{0} and upwards|at least {0}|no lower than {0}|not "
                + "lower than {0}|not below {0}",
            true
        ),
        ("above {0}|higher than {0}", false),
    ];

    private static readonly string[] BeforeFacet =
    [
        "by",
        "per",
        "for each",
        "for every",
        "in each",
        "grouped by",
        "group by",
        "broken down by",
        "break down by",
        "breakdown by",
        "split by",
        "counted by",
        "which",
        "what",
        "each",
        "sorted into",
        "across",
        "by each",
        "number by",
        "shown by",
        "breakdown per",
    ];

    private static readonly Dictionary<string, Piece> Known = Index();

    // "Search" by itself may be part of a name, such as that of a theme.
    private static readonly HashSet<string> Single = [.. Known.Keys.Where(k => k != "search for").SelectMany(k => k.Split(' '))];
    private static readonly (string Word, uint Letters)[] Typed = [.. Single.Where(w => w.Length > 3).Select(w => (w, Letters(w)))];

    /// <summary>The most words of a phrase.</summary>
    public static int Longest { get; } = Known.Keys.Max(k => k.Count(c => c == ' ') + 1);

    /// <summary>What a phrase of stems does, or null.</summary>
    public static Piece? Find(string phrase) => Known.GetValueOrDefault(phrase);

    /// <summary>Whether a word stands in any phrase.</summary>
    public static bool IsKnown(string stem) => Single.Contains(stem);

    /// <summary>The words of phrases within a few slips of the finger.</summary>
    public static IEnumerable<(string Word, int Slips)> Near(string stem, int most)
    {
        var letters = Letters(stem);
        foreach (var (word, has) in Typed)
            if (
                Math.Abs(word.Length - stem.Length) <= most
                && BitOperations.PopCount(letters ^ has) <= 2 * most
                && EditDistance.Between(stem, word, most) is var slips
                && slips <= most
            )
                yield return (word, slips);
    }

    private static string Says(Rating rating) =>
        rating switch
        {
            Rating.Critical => "critical|critical risk|critical risks|critical rated|rated critical|critical priority|critical "
                + "rating|criticals|the critical ones|critical graded|critically rated",
            Rating.High => "high|high risk|top risk|top rated|top priority|high rated|rated high|high priority|high "
                + "rating|highs|highest|priority one|serious|grade one|high risks|the high ones|high graded|p1",
            Rating.Medium => "medium|medium risk|med|medium rated|rated medium|medium priority|medium rating|mediums|moderate|p2",
            Rating.Low => "low|low risk|low rated|rated low|low priority|low rating|lows|lowest|p3",
            Rating.NotRated =>
                "unrated|not rated|without rating|without a rating|no rating|not graded|ungraded|have no rating|rating missing",
        };

    private static NameTerm Opinion(Assurance opinion) =>
        new(NameKind.Assurance, opinion.ToString(), opinion == Assurance.None ? "no assurance" : opinion.ToString());

    // The more particular tables come later and take the place of what the first one passes over.
    private static Dictionary<string, Piece> Index()
    {
        var index = new Dictionary<string, Piece>(StringComparer.Ordinal);
        foreach (var (piece, says) in Table)
        foreach (var phrase in says.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            index[Key(phrase)] = piece;
        foreach (var (facet, says) in Facets)
        foreach (var noun in says.Split('|'))
        foreach (var before in BeforeFacet)
            index[Key($"{before} {noun}")] = Piece.Of(facet);
        foreach (var rating in RatingTitles.All.Where(r => r is not (Rating.Critical or Rating.NotRated)))
        foreach (var (says, itself) in Thresholds)
        foreach (var phrase in says.Split('|'))
        foreach (var word in new[] { rating.Title(), rating.Title() + " risk", rating.Title() + " rated" })
            index[Key(phrase.Replace("{0}", word.ToLowerInvariant(), StringComparison.Ordinal))] = Piece.Of([
                .. RatingTitles.All.Where(r => r > rating || (itself && r == rating)).Select(Ratings.Term),
            ]);
        index[Key("why")] =
            index[Key("why late")] =
            index[Key("reasons for delay")] =
            index[Key("reason for delay")] =
            index[Key("the reasons")] =
            index[Key("the causes")] =
                Piece.Of(Facet.Reason);
        index[Key("who owns")] = Piece.Of(Facet.Owner);
        return index;
    }

    private static string Key(string phrase) => string.Join(' ', phrase.Split(' ').Select(Words.Stem));

    private static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var c in word)
            letters |= 1u << (c % 32);
        return letters;
    }
}
