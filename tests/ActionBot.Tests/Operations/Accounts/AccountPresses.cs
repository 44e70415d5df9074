using ActionBot.Simulator.Teams;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Operations.Accounts;

/// <summary>What an administrator does with the accounts that want in.</summary>
internal static class AccountPresses
{
    /// <summary>Somebody of the tracking team, with the app.</summary>
    public static Task<FakePerson> AdministratorAsync(this Scene scene) =>
        scene.JoinAsync("tracking@example.org", "Tracking team", isAdministrator: true);

    /// <summary>Presses "Link" under the first account of a card.</summary>
    public static Task<SentMessage> LinkAsync(this Scene scene, FakePerson administrator, SentMessage card, string whose) =>
        scene.PressAccountAsync(administrator, card, "Link", whose);

    /// <summary>Presses a button under the first account of a card that has it, with whose account it is typed above.</summary>
    public static Task<SentMessage> PressAccountAsync(
        this Scene scene,
        FakePerson administrator,
        SentMessage card,
        string button,
        string whose
    )
    {
        var data = card.Button(button);
        return scene.PressAsync(administrator, card, data, ($"account_person_{data["account"]}", whose));
    }
}
