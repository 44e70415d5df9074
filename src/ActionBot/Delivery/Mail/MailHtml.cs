using System.Net;
using System.Text;

namespace ActionBot.Delivery.Mail;

/// <summary>
/// The HTML part of a mail: the same words as the text part, every one of them encoded. Styles stand in the elements, because
/// mail clients drop others; nothing is loaded from anywhere.
/// </summary>
internal static class MailHtml
{
    private const string Body =
        "margin:0;padding:16px;font-family:'Segoe UI',Arial,sans-serif;font-size:15px;line-height:1.45;color:#242424;background:#ffffff";
    private const string Muted = "color:#5f5f5f;font-size:13px";
    private const string Item = "margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #c7c7c7";

    public static string Render(MailContent content)
    {
        var html = new StringBuilder();
        html.Append(
                "<!DOCTYPE html>\r\n<html lang=\"en-GB\"><head><meta "
                    + "charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
            )
            .Append(Encoded(content.Title))
            .Append("</title></head>\r\n<body style=\"")
            .Append(Body)
            .Append("\">\r\n<div style=\"max-width:640px\">\r\n");
        Element(html, "h1", "margin:0 0 12px;font-size:20px", content.Title);
        foreach (var line in content.Lines)
            Element(html, "p", "margin:0 0 12px", line);
        foreach (var section in content.Sections)
        {
            if (section.Title is { } title)
                Element(html, "h2", "margin:20px 0 10px;font-size:16px", title);
            foreach (var item in section.Items)
                Add(html, item);
        }
        foreach (var link in content.Links)
            html.Append("<p style=\"margin:16px 0\"><a href=\"")
                .Append(Encoded(link.Url.AbsoluteUri))
                .Append("\">")
                .Append(Encoded(link.Title))
                .Append("</a></p>\r\n");
        Element(html, "p", $"margin:24px 0 0;{Muted}", content.Footer);
        return html.Append("</div>\r\n</body></html>\r\n").ToString();
    }

    private static void Add(StringBuilder html, MailItem item)
    {
        html.Append("<div style=\"").Append(Item).Append("\">\r\n");
        Element(html, "p", "margin:0;font-weight:bold", item.Title);
        foreach (var line in item.Lines)
            Element(html, "p", "margin:4px 0 0", line);
        if (item.Facts.Count > 0)
        {
            html.Append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin:4px 0 0\">\r\n");
            foreach (var fact in item.Facts)
                html.Append("<tr><td valign=\"top\" style=\"padding:0 12px 2px 0;")
                    .Append(Muted)
                    .Append("\">")
                    .Append(Encoded(fact.Label))
                    .Append("</td><td valign=\"top\" style=\"padding:0 0 2px\">")
                    .Append(Encoded(fact.Value))
                    .Append("</td></tr>\r\n");
            html.Append("</table>\r\n");
        }
        html.Append("</div>\r\n");
    }

    private static void Element(StringBuilder html, string name, string style, string text) =>
        html.Append('<')
            .Append(name)
            .Append(" style=\"")
            .Append(style)
            .Append("\">")
            .Append(Encoded(text))
            .Append("</")
            .Append(name)
            .Append(">\r\n");

    private static string Encoded(string text) => WebUtility.HtmlEncode(MailText.Line(text));
}
