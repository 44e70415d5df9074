namespace ActionBot.Delivery;

/// <summary>Section "Delivery".</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Sends under way at once: the most repeats that a crash can cause.</summary>
    public int InFlight { get; set; } = 16;

    /// <summary>
    /// Seconds for which a sender holds a row: longer than a send with all its time-outs takes, else another one repeats it.
    /// </summary>
    public int LeaseSeconds { get; set; } = 180;

    /// <summary>Tries of a message that meets passing faults before it is given up.</summary>
    public int MostAttempts { get; set; } = 20;

    /// <summary>Name of this process among those that share the database; default: machine and listening address.</summary>
    public string Node { get; set; } = "";
}
