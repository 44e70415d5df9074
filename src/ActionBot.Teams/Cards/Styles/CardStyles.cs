using System.Text.Json.Serialization;

namespace ActionBot.Teams.Cards.Styles;

/// <summary>What a text is for screen readers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextStyle>))]
public enum TextStyle
{
    /// <summary>A paragraph.</summary>
    [JsonStringEnumMemberName("default")]
    Default,

    /// <summary>The heading of the card; one a card.</summary>
    [JsonStringEnumMemberName("heading")]
    Heading,
}

/// <summary>To which side a text leans.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HorizontalAlignment>))]
public enum HorizontalAlignment
{
    /// <summary>To the left.</summary>
    Left,

    /// <summary>To the right.</summary>
    Right,
}

/// <summary>Where the elements of a column stand.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerticalAlignment>))]
public enum VerticalAlignment
{
    /// <summary>At the top.</summary>
    Top,

    /// <summary>In the middle.</summary>
    Center,
}

/// <summary>Which keyboard a phone offers for a text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextInputStyle>))]
public enum TextInputStyle
{
    /// <summary>For words.</summary>
    Text,

    /// <summary>For links.</summary>
    Url,
}

/// <summary>Which fields go with a button.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssociatedInputs>))]
public enum AssociatedInputs
{
    /// <summary>All of its form; the client checks them first.</summary>
    Auto,

    /// <summary>None, so that an unfinished form does not hold the button up.</summary>
    None,
}
