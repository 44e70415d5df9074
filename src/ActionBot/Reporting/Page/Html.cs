using System.Text;
using System.Text.Encodings.Web;

namespace ActionBot.Reporting.Page;

/// <summary>Builds HTML. Whatever is not named raw is text and is encoded.</summary>
internal sealed class Html
{
    private readonly StringBuilder text = new();

    /// <summary>Markup of our own.</summary>
    public Html Raw(string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>Text, which a person may have written.</summary>
    public Html Text(string? words)
    {
        if (words is not null)
            text.Append(Encode(words));
        return this;
    }

    /// <summary>An element that holds text only.</summary>
    /// <param name="start">Its name and attributes, such as <c>p class="note"</c>.</param>
    public Html Element(string start, string? words) => Raw($"<{start}>").Text(words).Raw($"</{start.Split(' ')[0]}>");

    public static string Encode(string words) => HtmlEncoder.Default.Encode(words);

    public override string ToString() => text.ToString();
}
