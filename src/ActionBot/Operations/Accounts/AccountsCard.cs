using System.Text.Json.Nodes;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Operations.Accounts;

/// <summary>An account on the card.</summary>
/// <param name="Request">The account.</param>
/// <param name="Tenant">Its tenant in words.</param>
/// <param name="Since">The reader's day on which it first spoke.</param>
/// <param name="Typed">What was typed as its person, where the card comes back.</param>
/// <param name="IsToConfirm">Whether the card asks once more.</param>
internal sealed record AccountView(AccountRequest Request, string Tenant, DateOnly Since, string? Typed = null, bool IsToConfirm = false);

/// <summary>The accounts that want in, or that were refused.</summary>
/// <param name="State">Waiting or refused.</param>
/// <param name="Accounts">Those that the card shows.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="Today">The reader's day.</param>
/// <param name="Band">What was done, or is wrong.</param>
/// <param name="Undo">The decision that can be taken back.</param>
internal sealed record AccountsView(
    AccountRequestState State,
    IReadOnlyList<AccountView> Accounts,
    int Total,
    int Refused,
    DateOnly Today,
    string? Band = null,
    AccountRequest? Undo = null
);

/// <summary>Who wants in: accounts that belong to nobody in the register, each to be linked or refused.</summary>
internal static class AccountsCard
{
    public const string ListVerb = "account.list",
        LinkVerb = "account.link",
        RefuseVerb = "account.refuse",
        UndoVerb = "account.undo",
        Confirmed = "confirmed";

    private const int MostName = 60;

    /// <summary>The field in which the person of an account is typed.</summary>
    public static string PersonInput(long id) => $"account_person_{id}";

    /// <summary>The headline; also the words of the notification.</summary>
    public static string Headline(AccountsView view) =>
        (view.State, view.Total) switch
        {
            (AccountRequestState.Refused, 0) => "Nobody is refused",
            (AccountRequestState.Refused, _) => $"{British.Count(view.Total, "account")} refused",
            (_, 0) => "Nobody wants in",
            _ => $"{British.Count(view.Total, "account")} {(view.Total == 1 ? "wants" : "want")} in",
        };

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(AccountsView view) =>
        new()
        {
            FallbackText = Headline(view),
            Body =
            [
                .. Band(view.Band),
                .. view.Undo is { } done ? [Row(Press("Undo", Of(UndoVerb, done, view.State)))] : Array.Empty<CardElement>(),
                Muted("For the tracking team"),
                Heading(Headline(view)) with
                {
                    Spacing = Spacing.None,
                },
                new TextBlock(Explanation(view)) { Spacing = Spacing.Small },
                .. view.Accounts.SelectMany((account, place) => One(account, view, place)),
                .. view.Total > view.Accounts.Count
                    ? [Muted($"… and {view.Total - view.Accounts.Count:N0} more, once these are decided.")]
                    : Array.Empty<CardElement>(),
                .. Others(view),
            ],
        };

    private static string Explanation(AccountsView view) =>
        (view.State, view.Total) switch
        {
            (AccountRequestState.Refused, 0) => "Every account that spoke is linked or waits.",
            (AccountRequestState.Refused, _) => "They are told that I do not know them, and see nothing.",
            (_, 0) => "Every account that spoke to me is somebody’s in the register.",
            _ => "They spoke to me and the register could not tell whose they are. Until you say so they see nothing.",
        };

    private static IEnumerable<CardElement> One(AccountView account, AccountsView view, int place)
    {
        var request = account.Request;
        var typed = PersonInput(request.Id);
        return
        [
            Strong(CardText.Escape(British.Shorten(request.Name ?? "No name", MostName))) with
            {
                Spacing = Spacing.Large,
                Separator = place > 0,
            },
            Facts([
                ("Address", request.Address ?? "none"),
                ("Tenant", account.Tenant),
                ("Since", British.Date(account.Since, view.Today)),
                ("Why", DoubtWording.Of(request.Doubt)),
            ]) with
            {
                Spacing = Spacing.Small,
            },
            // Not required: a client checks all fields of a card, those of the other accounts too.
            new TextInput(typed, "Whose account is it?")
            {
                Placeholder = "Address or name in the register",
                MaxLength = AccountRequest.MaxAddress,
                Value = account.Typed,
            },
            new ActionSet([
                new SubmitAction(account.IsToConfirm ? "Link all the same" : "Link", Link(account, view.State))
                {
                    Style = ActionStyle.Positive,
                    Tooltip = $"Link the account of {British.Shorten(request.Name ?? request.Address ?? "no name", MostName)}",
                },
                .. view.State == AccountRequestState.Refused
                    ? Array.Empty<CardButton>()
                    : [Press("Refuse", Of(RefuseVerb, request, view.State))],
            ]),
        ];
    }

    private static IEnumerable<CardElement> Others(AccountsView view) =>
        view.State switch
        {
            AccountRequestState.Refused =>
            [
                Row(Press("Show who wants in", List(AccountRequestState.Waiting))) with
                {
                    Spacing = Spacing.Large,
                },
            ],
            _ when view.Refused > 0 =>
            [
                Row(Press($"Show the {view.Refused:N0} refused", List(AccountRequestState.Refused))) with
                {
                    Spacing = Spacing.Large,
                },
            ],
            _ => [],
        };

    private static JsonObject List(AccountRequestState state)
    {
        var data = Data(ListVerb);
        data["state"] = state.ToString();
        return data;
    }

    // Confirmed is what was shown, and not what is typed over it.
    private static JsonObject Link(AccountView account, AccountRequestState state)
    {
        var data = Of(LinkVerb, account.Request, state);
        if (account.IsToConfirm)
            data[Confirmed] = account.Typed;
        return data;
    }

    private static JsonObject Of(string verb, AccountRequest request, AccountRequestState state)
    {
        var data = Data(verb);
        (data["account"], data["rev"], data["state"]) = (request.Id, request.Version, state.ToString());
        return data;
    }
}

/// <summary>Why nobody was found for an account, in words.</summary>
internal static class DoubtWording
{
    public static string Of(AccountDoubt doubt) =>
        doubt switch
        {
            AccountDoubt.UnknownAddress => "The register has nobody with this address.",
            AccountDoubt.Guest => "It is a guest’s account.",
            AccountDoubt.OtherTenant => "It is an account of another organisation.",
            AccountDoubt.Unproved => "Teams does not say whose account it is, so the address proves nothing.",
            AccountDoubt.HasOtherAccount => "The person with this address has another account.",
            AccountDoubt.SeveralPeople => "Its address and its sign-in name are those of two people.",
            AccountDoubt.OfALeaver => "It was the account of somebody who has left.",
            AccountDoubt.NamedSince => "The register names somebody for it by now.",
            _ => "Nobody was found for it.",
        };
}
