namespace ActionBot.Delivery.Mail;

/// <summary>
/// What a mail says, without saying how it looks: the text and the HTML part are both drawn from it, so they cannot differ.
/// </summary>
/// <param name="Title">The subject, and the heading of the mail.</param>
/// <param name="Lines">Paragraphs under the heading.</param>
/// <param name="Sections">Lists of things, each with a heading of its own or without.</param>
/// <param name="Links">Where to go from here; only https.</param>
/// <param name="Footer">Why the reader gets it, under everything else.</param>
internal sealed record MailContent(
    string Title,
    IReadOnlyList<string> Lines,
    IReadOnlyList<MailSection> Sections,
    IReadOnlyList<MailLink> Links,
    string Footer
);

/// <summary>A list of things under a heading.</summary>
/// <param name="Title">The heading; none where the list stands for itself.</param>
/// <param name="Items">The things.</param>
internal sealed record MailSection(string? Title, IReadOnlyList<MailItem> Items);

/// <summary>One thing of a list, such as an action.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Lines">What is said of it.</param>
/// <param name="Facts">Labels and values.</param>
internal sealed record MailItem(string Title, IReadOnlyList<string> Lines, IReadOnlyList<MailFact> Facts);

/// <summary>A label and a value.</summary>
internal sealed record MailFact(string Label, string Value);

/// <summary>A link that tells where it leads.</summary>
internal sealed record MailLink(string Title, Uri Url);

/// <summary>A mail as the outbox keeps it until it is sent.</summary>
internal sealed record StoredMail(string To, MailContent Content);
