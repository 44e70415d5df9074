using ActionBot.Domain.Register.People;
using ActionBot.Operations.Accounts;
using ActionBot.Tests.CheckIns.Cards;

namespace ActionBot.EndToEnd.Gallery;

/// <summary>Who wants in.</summary>
internal static class AccountSamples
{
    private const string OwnTenant = "72a23530-2500-4c72-9a6c-79790db13c4a",
        OtherTenant = "0e9d5f0c-1f0e-4d49-9d40-2f6f4f4d6f11";

    private static readonly AccountView Known = Account(
        1,
        "Finance owner 9",
        "finance-owner9@example.org",
        "yours",
        AccountDoubt.UnknownAddress
    );
    private static readonly AccountView Outside = Account(2, "Visitor", "visitor@partner.example", OtherTenant, AccountDoubt.OtherTenant);

    private static readonly AccountsView View = new(AccountRequestState.Waiting, [Known, Outside], 2, 0, CardStory.Today);

    public static IReadOnlyList<CardSample> All { get; } =
    [
        new("accounts", AccountsCard.Draw(View)) { PhotographDark = true },
        new("accounts-empty", AccountsCard.Draw(View with { Accounts = [], Total = 0, Refused = 1 })),
        new(
            "accounts-confirm",
            AccountsCard.Draw(
                View with
                {
                    Accounts = [Known, Outside with { Typed = "tracking-team@example.org", IsToConfirm = true }],
                    Band =
                        "It is an account of another organisation. Tracking team is of the tracking team: whoever "
                        + "has the account will see and change everything. Nothing is linked yet.",
                }
            )
        ),
        new(
            "accounts-linked",
            AccountsCard.Draw(
                View with
                {
                    Accounts = [Outside],
                    Total = 1,
                    Refused = 2,
                    Undo = Known.Request,
                    Band = "The account of Finance owner 9 is linked: it is Finance owner 1 (finance-owner1@example.org) from now on.",
                }
            )
        ),
        new(
            "accounts-refused",
            AccountsCard.Draw(View with { State = AccountRequestState.Refused, Accounts = [Outside], Total = 1, Refused = 1 })
        ),
        new(
            "accounts-long",
            AccountsCard.Draw(
                View with
                {
                    Accounts =
                    [
                        .. Enumerable
                            .Range(1, 5)
                            .Select(n =>
                                Account(
                                    n,
                                    HardTexts.LongName,
                                    $"{HardTexts.Long(60).Replace(' ', '-')}@example.org",
                                    OtherTenant,
                                    AccountDoubt.Unproved
                                )
                            ),
                    ],
                    Total = 1200,
                    Refused = 80,
                }
            )
        ),
        new(
            "accounts-markup",
            AccountsCard.Draw(
                View with
                {
                    Accounts = [Account(1, "*Visitor* [press](https://example.org)", null, OwnTenant, AccountDoubt.Guest)],
                    Total = 1,
                }
            )
        )
        {
            Shows = ["*Visitor* [press](https://example.org)"],
        },
    ];

    private static AccountView Account(long id, string name, string? address, string tenant, AccountDoubt doubt) =>
        new(
            new AccountRequest
            {
                Id = id,
                TenantId = tenant,
                AadObjectId = $"{id:D8}-0000-4000-8000-000000000000",
                Name = name,
                Address = address,
                Doubt = doubt,
            },
            tenant,
            CardStory.Today.AddDays(-8)
        );
}
