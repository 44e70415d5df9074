using System.Text.Json.Serialization;

namespace ActionBot.Teams.Cards;

/// <summary>The gap before an element.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Spacing>))]
public enum Spacing
{
    /// <summary>The client's own.</summary>
    Default,

    /// <summary>None.</summary>
    None,

    /// <summary>Small.</summary>
    Small,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>Large.</summary>
    Large,
}

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

/// <summary>How large a text is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextSize>))]
public enum TextSize
{
    /// <summary>As running text.</summary>
    Default,

    /// <summary>Small.</summary>
    Small,

    /// <summary>Large.</summary>
    Large,

    /// <summary>For one number.</summary>
    ExtraLarge,
}

/// <summary>How bold a text is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextWeight>))]
public enum TextWeight
{
    /// <summary>As running text.</summary>
    Default,

    /// <summary>Bold.</summary>
    Bolder,
}

/// <summary>The colours of text. The client's other colours are too pale on white to be read.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextColor>))]
public enum TextColor
{
    /// <summary>As running text.</summary>
    Default,

    /// <summary>The client's own accent.</summary>
    Accent,

    /// <summary>Red. Never inside a coloured container, where it cannot be read.</summary>
    Attention,
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

/// <summary>The background of a container.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContainerStyle>))]
public enum ContainerStyle
{
    /// <summary>None.</summary>
    [JsonStringEnumMemberName("default")]
    Default,

    /// <summary>A plain band.</summary>
    [JsonStringEnumMemberName("emphasis")]
    Emphasis,

    /// <summary>A red band, for what has to be mended.</summary>
    [JsonStringEnumMemberName("attention")]
    Attention,
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

/// <summary>How choices are shown.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChoiceStyle>))]
public enum ChoiceStyle
{
    /// <summary>A list that drops down.</summary>
    [JsonStringEnumMemberName("compact")]
    Compact,

    /// <summary>All at once, with buttons or boxes.</summary>
    [JsonStringEnumMemberName("expanded")]
    Expanded,

    /// <summary>A list to type into; a plain list on old clients.</summary>
    [JsonStringEnumMemberName("filtered")]
    Filtered,
}

/// <summary>How a button stands out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActionStyle>))]
public enum ActionStyle
{
    /// <summary>Like any other.</summary>
    [JsonStringEnumMemberName("default")]
    Default,

    /// <summary>The one that leads on.</summary>
    [JsonStringEnumMemberName("positive")]
    Positive,
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
