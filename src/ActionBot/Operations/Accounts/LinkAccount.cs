using ActionBot.Access;
using ActionBot.Conversation;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;

namespace ActionBot.Operations.Accounts;

/// <summary>"Link": the account is a person's from now on. What a slip would open wide is asked twice.</summary>
internal sealed class LinkAccount(
    ActionBotContext db,
    AccountRequests requests,
    AccountViews views,
    AccountDecisionWriter decisions,
    PersonSearch search,
    TimeProvider clock
) : AccountAction(db, requests, views, clock)
{
    public override string Verb => AccountsCard.LinkVerb;

    protected override async Task<CardReply> DecideAsync(
        CardPress press,
        AccountRequest request,
        AccountDecider by,
        CancellationToken cancellationToken
    )
    {
        var words = Words(press, request);
        if (words.Length == 0)
            return await BackAsync(press, "Type whose account it is. Nothing was linked.", cancellationToken);
        var match = await search.FindAsync(words, press.Person, cancellationToken);
        if (match.Found is not { } person)
            return await BackAsync(press, NotFound(words, match), cancellationToken, typed: Typed(press, request, false));
        var warnings = Warnings(request, person).ToList();
        if (warnings.Count > 0 && press.Data[AccountsCard.Confirmed] != person.Email)
            return await BackAsync(
                press,
                string.Join(" ", warnings) + " Nothing is linked yet.",
                cancellationToken,
                typed: (request.Id, person.Email, true)
            );
        await decisions.LinkAsync(request, person, by, cancellationToken);
        return await BackAsync(
            press,
            $"{Called(request)} is linked: it is {person.Name} ({person.Email}) from now on.",
            cancellationToken,
            undo: request
        );
    }

    private static IEnumerable<string> Warnings(AccountRequest request, Person person)
    {
        if (request.Doubt is AccountDoubt.Guest or AccountDoubt.OtherTenant or AccountDoubt.Unproved)
            yield return DoubtWording.Of(request.Doubt);
        if (person.IsAdministrator)
            yield return $"{person.Name} is of the tracking team: whoever has the account will see and change everything.";
        if (person.AadObjectId is not null)
            yield return $"{person.Name} has another account, which would be theirs no more.";
    }

    private static string NotFound(string words, PersonMatch match) =>
        match switch
        {
            { Fits.Count: > 0 } => $"“{British.Shorten(words, 40)}” may be "
                + $"{British.List([.. match.Fits.Take(3).Select(p => p.Email)])}. Type the address. Nothing was linked.",
            { Nearest.Count: > 0 } => $"The register has nobody called “{British.Shorten(words, 40)}”. The nearest: "
                + $"{British.List([.. match.Nearest.Select(p => p.Email)])}. Nothing was linked.",
            _ => $"The register has nobody called “{British.Shorten(words, 40)}”. Type "
                + "an address or a name that it has. Nothing was linked.",
        };
}
