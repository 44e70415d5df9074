using System.Text.Json.Serialization;

namespace ActionBot.Teams.Cards.Styles;

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
