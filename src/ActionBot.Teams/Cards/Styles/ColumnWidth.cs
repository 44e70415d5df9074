namespace ActionBot.Teams.Cards.Styles;

/// <summary>The widths of columns. Wider fixed columns than <see cref="Pixels"/> allows do not fit on phones.</summary>
public static class ColumnWidth
{
    /// <summary>All the room that is left.</summary>
    public const string Stretch = "stretch";

    /// <summary>As wide as its content.</summary>
    public const string Auto = "auto";

    /// <summary>A fixed width, at most 24 pixels.</summary>
    /// <param name="width">Pixels, from 1 to 24.</param>
    public static string Pixels(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 24);
        return $"{width}px";
    }
}
