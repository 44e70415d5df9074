namespace ActionBot.Domain.Questions;

/// <summary>A question with the words that a button says it in.</summary>
/// <param name="Title">The words.</param>
/// <param name="Question">The question.</param>
public sealed record ReadingChoice(string Title, Question Question);

/// <summary>How a text was read.</summary>
public abstract record Reading
{
    private Reading() { }

    /// <summary>It is a question.</summary>
    /// <param name="Question">The question.</param>
    /// <param name="Refers">Whether it goes on from the last question of the chat, where there is one.</param>
    /// <param name="More">How many more of the last answer are wanted.</param>
    public sealed record Understood(Question Question, bool Refers, int? More) : Reading;

    /// <summary>It may mean several things.</summary>
    /// <param name="Word">What has several meanings, as it was typed.</param>
    /// <param name="Choices">The meanings.</param>
    public sealed record Several(string Word, IReadOnlyList<ReadingChoice> Choices) : Reading;

    /// <summary>It is no question, or not all of it is understood.</summary>
    /// <param name="Words">The words that were not understood, as they were typed.</param>
    /// <param name="Says">Why not, where there is more to say than that they are unknown.</param>
    /// <param name="Near">Questions that can be answered, nearest first; each is understood when it is asked.</param>
    /// <param name="IsQuestion">Whether enough of it was understood to be sure that it is a question at all.</param>
    public sealed record NotUnderstood(IReadOnlyList<string> Words, string? Says, IReadOnlyList<string> Near, bool IsQuestion = false)
        : Reading;
}
