using System.Text.Json.Serialization;

namespace ActionBot.Teams.Cards.Styles;

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
