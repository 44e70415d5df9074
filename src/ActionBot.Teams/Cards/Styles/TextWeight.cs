using System.Text.Json.Serialization;

namespace ActionBot.Teams.Cards.Styles;

/// <summary>How bold a text is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextWeight>))]
public enum TextWeight
{
    /// <summary>As running text.</summary>
    Default,

    /// <summary>Bold.</summary>
    Bolder,
}
