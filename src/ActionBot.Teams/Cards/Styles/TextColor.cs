using System.Text.Json.Serialization;

namespace ActionBot.Teams.Cards.Styles;

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
