using ActionBot.Domain.Chasing.Areas;
using ActionBot.Domain.CheckIns.Answers;

namespace ActionBot.Chasing.Telling.Cards;

/// <summary>The sections of a digest. Their names stand in card data, so they never change.</summary>
internal enum AreaSection
{
    Overdue,
    NoAnswer,
    NoDate,
    Slipping,
    Snoozed,
    NoOwner,
}

/// <summary>An area's numbers, as they are and as the lead's digest before told them.</summary>
/// <param name="Before">None in a first digest, and where the areas were others.</param>
/// <param name="BeforeOn">The day of the digest before.</param>
internal sealed record NumbersView(AreaNumbers Now, AreaNumbers? Before, DateOnly? BeforeOn);

/// <summary>One action that somebody is told of.</summary>
/// <param name="Due">How it stands in a few words, beside the ref.</param>
/// <param name="Why">Why it is told, as sentences.</param>
/// <param name="Action">What was agreed.</param>
/// <param name="NeedsOwner">Whether the reader has to name its owner.</param>
internal sealed record ToldRow(string Ref, string Due, string Why, string Action, bool NeedsOwner);

/// <summary>One section of the position.</summary>
/// <param name="Count">How many actions are in it.</param>
/// <param name="First">The first few, each as a ref and a few words on it.</param>
internal sealed record SectionView(AreaSection Section, int Count, IReadOnlyList<string> First);

/// <summary>What else there is to know of the week.</summary>
/// <param name="BeingChecked">Actions that wait for a verifier.</param>
/// <param name="Closed">Actions closed in seven days.</param>
/// <param name="DueSoon">Actions due in four weeks.</param>
internal sealed record WeekView(int BeingChecked, int Closed, int DueSoon);

/// <summary>The question "Is this the right position?".</summary>
/// <param name="Rev">The version of the word that stands; 0 while there is none.</param>
/// <param name="Choices">The actions on the card, to say which of them are wrong.</param>
internal sealed record QuestionView(string Ask, int Rev, IReadOnlyList<RefChoice> Choices);

/// <summary>An action to choose.</summary>
internal sealed record RefChoice(string Ref, string Action);

/// <summary>A lead's areas.</summary>
/// <param name="Areas">What they are called.</param>
/// <param name="AsAt">The day of the position.</param>
/// <param name="OnRequest">Whether the lead asked for it.</param>
/// <param name="Needs">What the lead has to be told of, most pressing first.</param>
/// <param name="Band">A plain sentence on top, such as that the card was out of date.</param>
internal sealed record AreaDigestView(
    IReadOnlyList<string> Areas,
    DateOnly AsAt,
    bool OnRequest,
    NumbersView Numbers,
    IReadOnlyList<ToldRow> Needs,
    IReadOnlyList<SectionView> Sections,
    WeekView Week,
    QuestionView Question,
    string? Band
);

/// <summary>The form "Something is wrong", shown open in the body of a card: after a fault, or to change an answer.</summary>
internal sealed record OpenDisputeView(AreaDispute Form, IReadOnlyList<FieldFault> Faults);

/// <summary>The question again, to be answered anew.</summary>
/// <param name="Open">The form to show open, with what was typed.</param>
/// <param name="Replaces">Whether there is a word already, which a new one replaces.</param>
internal sealed record AskAgainView(
    IReadOnlyList<string> Areas,
    DateOnly AsAt,
    DateOnly Today,
    AreaNumbers Numbers,
    QuestionView Question,
    OpenDisputeView? Open,
    bool Replaces,
    string? Band
);

/// <summary>What a lead said of a position.</summary>
/// <param name="Recorded">When, in words.</param>
/// <param name="IsTold">Where something is wrong: whether there is somebody who was told.</param>
internal sealed record ConfirmedView(
    string Ask,
    IReadOnlyList<string> Areas,
    DateOnly AsAt,
    DateOnly Today,
    AreaNumbers Numbers,
    AreaWord Word,
    string Recorded,
    bool IsTold,
    string? Band
);

/// <summary>One page of a section.</summary>
/// <param name="Page">The page shown, from 0.</param>
internal sealed record SectionListView(
    IReadOnlyList<string> Areas,
    AreaSection Section,
    DateOnly Today,
    int Total,
    int Page,
    IReadOnlyList<ToldRow> Rows
);

/// <summary>
/// What somebody other than a lead is told: by person to a manager, by board to a secretariat, and of areas that nobody leads to
/// the tracking team.
/// </summary>
/// <param name="People">The people whose manager the reader is.</param>
/// <param name="Boards">The boards whose papers the reader keeps.</param>
/// <param name="Unled">Actions in areas that nobody leads.</param>
internal sealed record NoticeView(
    DateOnly On,
    IReadOnlyList<ToldGroup> People,
    IReadOnlyList<ToldGroup> Boards,
    IReadOnlyList<ToldRow> Unled
);

/// <summary>Rows under a name.</summary>
internal sealed record ToldGroup(string Name, IReadOnlyList<ToldRow> Rows);
