using ActionBot.Domain.Register;

namespace ActionBot.Delivery;

/// <summary>Whether messages may go to a conversation.</summary>
public enum ConversationState
{
    Installed = 0,
    Uninstalled = 1,

    /// <summary>The person blocked or muted the app; resumes when they write.</summary>
    Blocked = 2,

    /// <summary>An app policy forbids it; resumes when somebody writes.</summary>
    Suspended = 3,

    /// <summary>Teams does not know it any more.</summary>
    Gone = 4,
}

/// <summary>A chat or channel in which the app is installed.</summary>
public sealed class ConversationReference
{
    private static readonly TimeSpan LongestLate = TimeSpan.FromDays(7);
    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(5);

    /// <summary>The id that Teams gave it, without the part that names a thread.</summary>
    public required string Id { get; set; }

    /// <summary>"personal", "groupChat" or "channel".</summary>
    public required string Kind { get; set; }

    /// <summary>The person of a personal chat, once known.</summary>
    public long? PersonId { get; set; }

    public Person? Person { get; set; }

    /// <summary>Entra object id of the person of a personal chat.</summary>
    public string? AadObjectId { get; set; }

    /// <summary>The address that Teams' roster gave for the account of a personal chat, in lower case; links a person who comes into the register later.</summary>
    public string? Address { get; set; }

    /// <summary>The account's sign-in name, where it is another one than the address.</summary>
    public string? SignInName { get; set; }

    /// <summary>The person's id for this bot ("29:…").</summary>
    public string? UserId { get; set; }

    public required string TenantId { get; set; }

    /// <summary>The newest address that Teams gave for it.</summary>
    public required string ServiceUrl { get; set; }

    public ConversationState State { get; set; }

    /// <summary>When the welcome was queued for this installation; none after an uninstall, so that the next install is welcomed again.</summary>
    public DateTimeOffset? WelcomedAt { get; set; }

    /// <summary>Counts installations, so that each is welcomed once.</summary>
    public int Installations { get; set; }

    /// <summary>When the newest installation or removal happened, by Teams' clock: what is told late is known by it. None where Teams gave no time.</summary>
    public DateTimeOffset? InstallationAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Marks the app as installed, unless a newer removal was told before. Tells whether this installation is to be welcomed: once, however often and in whatever order Teams tells of it.</summary>
    /// <param name="at">When it happened, by Teams' clock.</param>
    /// <param name="now">When it was told.</param>
    public bool Install(DateTimeOffset? at, DateTimeOffset now)
    {
        if (!IsNews(at, now))
            return false;
        State = ConversationState.Installed;
        UpdatedAt = now;
        if (WelcomedAt is not null)
            return false;
        WelcomedAt = now;
        Installations++;
        return true;
    }

    /// <summary>Marks the app as installed by somebody of whom nobody can say yet who they are: they are welcomed once that is known.</summary>
    /// <param name="at">When it happened, by Teams' clock.</param>
    /// <param name="now">When it was told.</param>
    public void Arrive(DateTimeOffset? at, DateTimeOffset now)
    {
        if (IsNews(at, now))
            (State, UpdatedAt) = (ConversationState.Installed, now);
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

    /// <summary>Takes down that the app was there, because somebody wrote.</summary>
    /// <param name="at">When they wrote, by Teams' clock.</param>
    /// <param name="now">When it was told.</param>
    public void Return(DateTimeOffset? at, DateTimeOffset now)
    {
        State = ConversationState.Installed;
        InstallationAt = Sane(at, now);
    }

    // Without a time that can be right on both sides, the order in which things are told is all there is.
    private bool IsNews(DateTimeOffset? at, DateTimeOffset now)
    {
        var happened = Sane(at, now);
        if (happened < InstallationAt)
            return false;
        InstallationAt = happened;
        return true;
    }

    private static DateTimeOffset? Sane(DateTimeOffset? at, DateTimeOffset now) => at >= now - LongestLate && at <= now + MostAhead ? at : null;
}
