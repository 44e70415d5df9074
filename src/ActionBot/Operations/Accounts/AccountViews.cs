using ActionBot.Conversation;
using ActionBot.Directory;
using ActionBot.Domain.Register.People;

namespace ActionBot.Operations.Accounts;

/// <summary>Loads the card of accounts for an administrator.</summary>
internal sealed class AccountViews(AccountRequests requests, TimeProvider clock)
{
    private const int Most = 5;

    /// <summary>The card as it is now.</summary>
    /// <param name="reader">The administrator.</param>
    /// <param name="tenantId">The tenant in which they read.</param>
    /// <param name="state">Waiting or refused.</param>
    /// <param name="band">What was done, or is wrong.</param>
    /// <param name="undo">The decision that can be taken back.</param>
    /// <param name="typed">What was typed for which account, and whether it is to be confirmed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AccountsView> LoadAsync(
        Person reader,
        string tenantId,
        AccountRequestState state,
        CancellationToken cancellationToken,
        string? band = null,
        AccountRequest? undo = null,
        (long Id, string Words, bool IsToConfirm)? typed = null
    )
    {
        var today = reader.DayAt(clock.GetUtcNow());
        var list = await requests.ListAsync(state, Most, cancellationToken);
        return new(state, [.. list.Requests.Select(r => View(r, reader, tenantId, typed))], list.Total, list.Refused, today, band, undo);
    }

    private static AccountView View(
        AccountRequest request,
        Person reader,
        string tenantId,
        (long Id, string Words, bool IsToConfirm)? typed
    )
    {
        var isOwn = string.Equals(request.TenantId, tenantId, StringComparison.OrdinalIgnoreCase);
        var view = new AccountView(request, isOwn ? "yours" : request.TenantId, reader.DayAt(request.FirstAt));
        return typed is { } words && words.Id == request.Id ? view with { Typed = words.Words, IsToConfirm = words.IsToConfirm } : view;
    }

    /// <summary>The list that the data of a button names.</summary>
    public static AccountRequestState StateOf(PressData data) =>
        data["state"] == nameof(AccountRequestState.Refused) ? AccountRequestState.Refused : AccountRequestState.Waiting;
}
