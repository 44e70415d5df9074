using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Register.People;

/// <summary>Somebody who owns actions, leads an area, keeps a board's papers, verifies or administers.</summary>
public sealed class Person
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>E-mail address in lower case: the name by which registers know people. Unique.</summary>
    public required string Email { get; set; }

    /// <summary>What cards call the person: a name or a role.</summary>
    public required string Name { get; set; }

    /// <summary>
    /// Microsoft Entra object id of the person's account, in lower case, once known. Together with <see cref="TenantId"/> the
    /// only identity of a person.
    /// </summary>
    public string? AadObjectId { get; set; }

    /// <summary>
    /// Entra tenant of the account, in lower case. None while nothing but a file names the object id: then the account counts
    /// once Teams' roster has proved of which tenant it is.
    /// </summary>
    public string? TenantId { get; set; }

    /// <summary>False for leavers: they are never asked.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Member of the tracking team: sees and does everything.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>IANA time zone, such as "Europe/London".</summary>
    public string TimeZone { get; set; } = WorkingPattern.DefaultTimeZone;

    /// <summary>The days of the week on which the person works.</summary>
    public WorkingDays WorkingDays { get; set; } = WorkingDays.MondayToFriday;

    /// <summary>Local time from which the day's message may be sent.</summary>
    public TimeOnly SendAt { get; set; } = WorkingPattern.DefaultSendAt;

    /// <summary>Local time after which nothing is sent any more on the day.</summary>
    public TimeOnly SendUntil { get; set; } = WorkingPattern.DefaultSendUntil;

    /// <summary>Whether bank holidays count as days off.</summary>
    public bool KeepsBankHolidays { get; set; } = true;

    /// <summary>The person's manager, who hears when they do not answer.</summary>
    public long? ManagerId { get; set; }

    /// <summary>The last day on which the person wishes not to be asked anything, by their own word.</summary>
    public DateOnly? PausedUntil { get; set; }

    /// <summary>The name that stands before the @ of an address, made readable: "finance-owner1" becomes "Finance owner 1".</summary>
    /// <param name="email">An e-mail address.</param>
    public static string NameFromEmail(string email)
    {
        var local = email.Split('@')[0].Replace('-', ' ').Replace('.', ' ').Replace('_', ' ').Trim();
        var spaced = System.Text.RegularExpressions.Regex.Replace(local, "(?<=[a-z])(?=[0-9])", " ");
        return spaced.Length == 0 ? email : char.ToUpperInvariant(spaced[0]) + spaced[1..];
    }
}
