namespace ActionBot.Domain.CheckIns;

/// <summary>Why a check-in exists.</summary>
public enum CheckInKind
{
    /// <summary>The service asks, by its rules.</summary>
    Scheduled = 0,

    /// <summary>The person asked for the list, so it counts as no request.</summary>
    OnRequest = 1,

    /// <summary>A lead's weekly digest. Nothing is asked in it.</summary>
    AreaDigest = 2,

    /// <summary>A notice to a manager, a secretariat or the tracking team. Nothing is asked in it.</summary>
    Notice = 3,

    /// <summary>A board's digest to one of its secretaries. Nothing is asked about the reader's own actions in it.</summary>
    BoardDigest = 4,
}
