using System.Text.Json.Serialization;

namespace ActionBot.Teams.Cards.Styles;

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
