namespace ActionBot.Chasing.Policy;

/// <summary>One thing in a policy file that cannot be taken.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Path">The key, such as "overrides[1].high.overdueDays"; empty for the file as a whole.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What may stand there.</param>
/// <param name="Advice">What to do.</param>
internal sealed record PolicyFault(string File, int Line, int Column, string Path, string Found, string Expected, string Advice)
{
    public override string ToString() =>
        $"{File}{(Line > 0 ? $":{Line}:{Column}" : "")}{(Path.Length > 0 ? $" {Path}" : "")} is {Found}: expected {Expected}. {Advice}";
}
