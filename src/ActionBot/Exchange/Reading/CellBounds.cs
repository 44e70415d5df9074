namespace ActionBot.Exchange.Reading;

/// <summary>How much a sheet can hold. Source: Excel specifications and limits; a text file is held to the same.</summary>
internal static class CellBounds
{
    /// <summary>The most rows.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>The most columns: A to XFD.</summary>
    public const int MostColumns = 16_384;

    /// <summary>The most characters of one cell.</summary>
    public const int MostCharacters = 32_767;

    /// <summary>Row and column, from 1, of a place such as "AB17"; null where there is no such place on a sheet.</summary>
    public static (int Row, int Column)? Place(ReadOnlySpan<char> place)
    {
        var (column, at) = (0, 0);
        for (; at < place.Length && char.IsAsciiLetterUpper(place[at]) && column <= MostColumns; at++)
            column = column * 26 + place[at] - 'A' + 1;
        return column is > 0 and <= MostColumns && Row(place[at..]) is { } row ? (row, column) : null;
    }

    /// <summary>The number of a row, from 1; null where there is no such row.</summary>
    public static int? Row(ReadOnlySpan<char> digits)
    {
        var row = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit) || row > MostRows)
                return null;
            row = row * 10 + digit - '0';
        }
        return row is > 0 and <= MostRows ? row : null;
    }
}
