using ActionBot.Domain.Register.People;

namespace ActionBot.Storage.Messages;

/// <summary>A chat or channel in which the app is installed.</summary>
public sealed class ConversationReference
{
    /// <summary>The kind of a chat between one person and the bot.</summary>
    public const string Personal = "personal";

    private static readonly TimeSpan LongestLate = TimeSpan.FromDays(7);
    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(5);

    /// <summary>The id that Teams gave it, without the part that names a thread.</summary>
    public required string Id { get; set; }

    /// <summary><see cref="Personal"/>, "groupChat" or "channel".</summary>
    public required string Kind { get; set; }

    /// <summary>The person of a personal chat, once known.</summary>
    public long? PersonId { get; set; }

    public Person? Person { get; set; }

    /// <summary>Entra object id of the person of a personal chat.</summary>
    public string? AadObjectId { get; set; }

    /// <summary>
    /// The address that Teams' roster gave for the account of a personal chat, in lower case; links a person who comes into the
    /// register later.
    /// </summary>
    public string? Address { get; set; }

    /// <summary>The account's sign-in name, where it is another one than the address.</summary>
    public string? SignInName { get; set; }

    /// <summary>The person's id for this bot ("29:…").</summary>
    public string? UserId { get; set; }

    public required string TenantId { get; set; }

    /// <summary>The newest address that Teams gave for it.</summary>
    public required string ServiceUrl { get; set; }

    public ConversationState State { get; set; }

    /// <summary>
    /// When the welcome was queued for this installation; none after an uninstall, so that the next install is welcomed again.
    /// </summary>
    public DateTimeOffset? WelcomedAt { get; set; }

    /// <summary>Counts installations, so that each is welcomed once.</summary>
    public int Installations { get; set; }

    /// <summary>
    /// When the newest installation or removal happened, by Teams' clock: what is told late is known by it. None where Teams gave
    /// no time.
    /// </summary>
    public DateTimeOffset? InstallationAt { get; set; }

    /// <summary>
    /// When Teams refused a message, which is why the state is what it is; none where the state is what Teams told of its own
    /// accord.
    /// </summary>
    public DateTimeOffset? RefusedAt { get; set; }

    /// <summary>The team of a channel, once an activity has named it.</summary>
    public string? TeamId { get; set; }

    public ChannelClosure Closed { get; set; }

    /// <summary>When the channel was last deleted or restored, by Teams' clock.</summary>
    public DateTimeOffset? ChannelAt { get; set; }

    /// <summary>When its team was last deleted or restored.</summary>
    public DateTimeOffset? TeamAt { get; set; }

    /// <summary>When its team was last archived or taken up again.</summary>
    public DateTimeOffset? ArchiveAt { get; set; }

    public ChannelReaders Readers { get; set; }

    /// <summary>When that was said of its readers.</summary>
    public DateTimeOffset? ReadersAt { get; set; }

    /// <summary>Since when its roster has been asked for a digest in vain.</summary>
    public DateTimeOffset? UnreadSince { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Whether messages may go there.</summary>
    public bool IsOpen => State == ConversationState.Installed && Closed == ChannelClosure.None;

    /// <summary>Whether a board's digest may go there, as far as is known: whoever posts one looks at the readers first.</summary>
    public bool TakesDigests => IsOpen && Readers is ChannelReaders.Unknown or ChannelReaders.Own;

    /// <summary>Whether what stands there may be told anew: nobody else is known to have come since the readers were looked at.</summary>
    public bool ShowsDigests => IsOpen && Readers == ChannelReaders.Own;

    /// <summary>Why nothing goes there, as the outbox keeps it; null where something may.</summary>
    public string? Hindrance =>
        this switch
        {
            { Closed: var closed } when closed.HasFlag(ChannelClosure.ChannelDeleted) => nameof(ChannelClosure.ChannelDeleted),
            { Closed: var closed } when closed.HasFlag(ChannelClosure.TeamDeleted) => nameof(ChannelClosure.TeamDeleted),
            { State: not ConversationState.Installed } => State.ToString(),
            { Closed: ChannelClosure.TeamArchived } => nameof(ChannelClosure.TeamArchived),
            { TakesDigests: false } => Readers.ToString(),
            _ => null,
        };

    /// <summary>
    /// Marks the app as installed, unless a newer removal was told before. Tells whether this installation is to be welcomed:
    /// once, however often and in whatever order Teams tells of it.
    /// </summary>
    /// <param name="at">When it happened, by Teams' clock.</param>
    /// <param name="now">When it was told.</param>
    public bool Install(DateTimeOffset? at, DateTimeOffset now)
    {
        if (!IsNews(at, now))
            return false;
        Reopen(at, now, wrote: true);
        UpdatedAt = now;
        if (WelcomedAt is not null)
            return false;
        WelcomedAt = now;
        Installations++;
        return true;
    }

    /// <summary>
    /// Marks the app as installed by somebody of whom nobody can say yet who they are: they are welcomed once that is known.
    /// </summary>
    /// <param name="at">When it happened, by Teams' clock.</param>
    /// <param name="now">When it was told.</param>
    public void Arrive(DateTimeOffset? at, DateTimeOffset now)
    {
        if (!IsNews(at, now))
            return;
        UpdatedAt = now;
        Reopen(at, now, wrote: true);
    }

    /// <summary>Marks the app as removed, unless a newer installation was told before; the next installation is a new one.</summary>
    /// <param name="at">When it happened, by Teams' clock.</param>
    /// <param name="now">When it was told.</param>
    public void Uninstall(DateTimeOffset? at, DateTimeOffset now)
    {
        if (!IsNews(at, now))
            return;
        State = ConversationState.Uninstalled;
        WelcomedAt = null;
        UpdatedAt = now;
    }

    /// <summary>Takes down that the app was there, because somebody wrote or pressed; not where something newer was told before.</summary>
    /// <param name="at">When they did, by Teams' clock.</param>
    /// <param name="now">When it was told.</param>
    /// <param name="wrote">Whether they wrote: in a team that is archived nobody can, but cards that hang there may still be
    /// pressed.</param>
    public void Return(DateTimeOffset? at, DateTimeOffset now, bool wrote = true)
    {
        if (!IsNews(at, now))
            return;
        Reopen(at, now, wrote);
    }

    /// <summary>
    /// Takes down that a channel or its team was deleted, archived or is back, unless something newer of that kind was told
    /// before.
    /// </summary>
    /// <param name="of">What was told of.</param>
    /// <param name="isClosed">Whether it is deleted or archived now.</param>
    /// <param name="at">When it happened, by Teams' clock.</param>
    /// <param name="now">When it was told.</param>
    public void Tell(ChannelClosure of, bool isClosed, DateTimeOffset? at, DateTimeOffset now)
    {
        var (happened, before) = (Sane(at, now), AtOf(of));
        if (happened < before)
            return;
        SetAt(of, happened);
        if (!isClosed && !IsOpen)
            ReadersChanged();
        Closed = isClosed ? Closed | of : Closed & ~of;
        UpdatedAt = now;
        // What Teams refused before may have been for this very reason. The same word told again is no news.
        if (!isClosed && RefusedAt is not null && !(happened <= before) && !IsBeforeRefusal(happened))
            (State, RefusedAt) = (ConversationState.Installed, null);
    }

    /// <summary>Takes down that its readers may be others than when they were looked at.</summary>
    public void ReadersChanged() => (Readers, ReadersAt, UnreadSince) = (ChannelReaders.Unknown, null, null);

    // Without a time that can be right on both sides, the order in which things are told is all there is.
    private bool IsNews(DateTimeOffset? at, DateTimeOffset now)
    {
        var happened = Sane(at, now);
        if (happened < InstallationAt || (RefusedAt is not null && (happened <= InstallationAt || IsBeforeRefusal(happened))))
            return false;
        (InstallationAt, RefusedAt) = (happened, null);
        return true;
    }

    // Two clocks are compared here.
    private bool IsBeforeRefusal(DateTimeOffset? happened) => happened < RefusedAt - MostAhead;

    // Whoever is in a channel shows that it was there. Who came while it was closed nobody told.
    private void Reopen(DateTimeOffset? at, DateTimeOffset now, bool wrote)
    {
        if (!IsOpen)
            ReadersChanged();
        State = ConversationState.Installed;
        var happened = Sane(at, now) ?? now;
        foreach (var of in new[] { ChannelClosure.ChannelDeleted, ChannelClosure.TeamDeleted, ChannelClosure.TeamArchived })
            if (Closed.HasFlag(of) && !(AtOf(of) > happened) && (wrote || of != ChannelClosure.TeamArchived))
                Closed &= ~of;
    }

    private DateTimeOffset? AtOf(ChannelClosure of) =>
        of switch
        {
            ChannelClosure.ChannelDeleted => ChannelAt,
            ChannelClosure.TeamDeleted => TeamAt,
            _ => ArchiveAt,
        };

    private DateTimeOffset? SetAt(ChannelClosure of, DateTimeOffset? at) =>
        of switch
        {
            ChannelClosure.ChannelDeleted => ChannelAt = at,
            ChannelClosure.TeamDeleted => TeamAt = at,
            _ => ArchiveAt = at,
        };

    private static DateTimeOffset? Sane(DateTimeOffset? at, DateTimeOffset now) =>
        at >= now - LongestLate && at <= now + MostAhead ? at : null;
}
