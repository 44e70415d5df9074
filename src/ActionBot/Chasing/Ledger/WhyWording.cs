using ActionBot.Domain.Wording;

namespace ActionBot.Chasing.Ledger;

/// <summary>The answer to "why" in a few lines.</summary>
internal static class WhyWording
{
    public static IEnumerable<string> Lines(Why why)
    {
        var day = British.Weekday(why.Day, why.Day);
        yield return why.Decision switch
        {
            "asked" => $"{why.Ref} was asked about on {day}: {Lower(why.Reason)}.",
            "not asked" => $"{why.Ref} was not asked about on {day}: {Lower(why.Reason)}.",
            "expected" => $"{why.Ref}, {day}. {why.Reason}.",
            _ => $"Nothing was decided about {why.Ref} on {day}. {why.Reason}.",
        };
        if (why.Person is { } person && why.Decision == "asked")
            yield return $"Asked: {person}. {why.Delivery}.";
        if (why.Inputs is { Length: > 0 } inputs)
            yield return $"Decided from: {inputs}.";
        foreach (var told in why.Told)
            yield return $"Told that day: {told}.";
    }

    // Sentences of the ledger begin with a capital; a ref keeps its own.
    private static string Lower(string reason) =>
        reason.Length > 1 && char.IsLower(reason[1]) ? char.ToLowerInvariant(reason[0]) + reason[1..] : reason;
}
