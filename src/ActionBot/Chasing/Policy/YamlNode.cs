namespace ActionBot.Chasing.Policy;

/// <summary>
/// A piece of YAML with the place where it begins; lines and columns count from 1. Unlike the library's own trees it keeps a key
/// that stands twice.
/// </summary>
internal abstract record YamlNode(int Line, int Column);

/// <param name="Line">Where it begins.</param>
/// <param name="Column">Where it begins.</param>
/// <param name="Text">What it says, without quotes.</param>
/// <param name="IsPlain">Whether it was written without quotes.</param>
internal sealed record YamlScalar(int Line, int Column, string Text, bool IsPlain) : YamlNode(Line, Column)
{
    /// <summary>Nothing, as YAML writes it.</summary>
    public bool IsNothing => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}

internal sealed record YamlList(int Line, int Column, IReadOnlyList<YamlNode> Items) : YamlNode(Line, Column);

internal sealed record YamlMap(int Line, int Column, IReadOnlyList<(YamlScalar Key, YamlNode Value)> Entries) : YamlNode(Line, Column);
