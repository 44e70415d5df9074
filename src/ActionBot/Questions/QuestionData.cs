using System.Text.Json;
using System.Text.Json.Serialization;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;

namespace ActionBot.Questions;

/// <summary>
/// Questions as JSON, for buttons and for the last question of a chat. What comes back from a button may be forged: only what a
/// question may hold is taken.
/// </summary>
internal static class QuestionData
{
    // A press cuts longer texts.
    private const int MostText = 3500,
        MostParts = 60,
        MostOfText = 300,
        MostSkip = 10_000_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        IgnoreReadOnlyProperties = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 8,
    };

    /// <summary>The question as JSON; null where it has no room in a button.</summary>
    public static string? Write(Question question) =>
        JsonSerializer.Serialize(question, Options) is { Length: <= MostText } json ? json : null;

    /// <summary>The question of JSON; null for anything else.</summary>
    public static Question? Read(string? json)
    {
        if (json is not ['{', ..])
            return null;
        try
        {
            return JsonSerializer.Deserialize<Question>(json, Options) is { } question && IsSound(question) ? question : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsSound(Question question) =>
        question
            is {
                Marks: { Count: <= MostParts },
                Names: { Count: <= MostParts },
                Spans: { Count: <= MostParts },
                Skip: >= 0 and <= MostSkip,
                Limit: null or (> 0 and <= MostSkip)
            }
        && (question.Words is null || question.Words.Length is > 0 and <= MostOfText)
        && question.Marks.All(any => any is { Count: > 0 and <= MostParts } && any.All(m => m is not null))
        && question.Names.All(n => n is { Key.Length: <= MostOfText, Text.Length: > 0 and <= MostOfText } && Means(n))
        && question.Spans.All(s => s is not null && (s.From is not null || s.To is not null));

    // Words of the bot's own are not taken from a button.
    private static bool Means(NameTerm name) =>
        name.Kind switch
        {
            NameKind.Rating => Enum.TryParse<Rating>(name.Key, out var rating)
                && Enum.IsDefined(rating)
                && Ratings.Term(rating).Text == name.Text,
            NameKind.Assurance => Enum.TryParse<Assurance>(name.Key, out var opinion) && Enum.IsDefined(opinion),
            _ => true,
        };
}
