using System.Text.Json.Serialization;

namespace ActionBot.Teams.Cards.Styles;

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
