using System.Text.Json.Nodes;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Operations.Accounts;

public sealed class AccountsCommandTests
{
    [DatabaseTheory]
    public async Task First_administrator_is_linked_by_a_command_where_no_other_one_can(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Stranger);
        var (code, text, _) = await CommandProcess.RunAsync(scene.Database, [], "accounts", "list");
        Assert.Equal(0, code);
        Assert.Contains(
            $"1  Visitor  visitor@example.org  tenant {scene.Teams.TenantId}  since 2026-02-10  The register has nobody with this address.",
            text
        );
        (code, text, _) = await CommandProcess.RunAsync(scene.Database, [], "accounts", "link", "1", "--to", "Finance-Lead@example.org");
        Assert.Equal((0, "Account 1 is linked: it is Finance lead (finance-lead@example.org) from now on."), (code, text.Trim()));
        Assert.StartsWith("3 of 5 open actions are overdue", (await scene.TypeAsync(scene.Stranger, "overdue")).Words());
        var line = await scene.ReadAsync(db => db.Changes.SingleAsync(c => c.Field == "aadObjectId"));
        Assert.Equal(((long?)null, "command accounts"), (line.PersonId, line.Through));
        Assert.Equal(0, (await CommandProcess.RunAsync(scene.Database, [], "accounts", "undo", "1")).Code);
        Assert.StartsWith("I do not know you yet", (await scene.TypeAsync(scene.Stranger, "overdue")).Words());
    }

    [DatabaseTheory]
    public async Task Account_or_address_that_there_is_not_is_refused_with_the_reason(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Stranger);
        var (code, _, error) = await CommandProcess.RunAsync(
            scene.Database,
            [],
            "accounts",
            "link",
            "7",
            "--to",
            "finance-lead@example.org"
        );
        Assert.Equal(2, code);
        Assert.Contains("There is no account 7. The list has the numbers: accounts list.", error);
        (code, _, error) = await CommandProcess.RunAsync(scene.Database, [], "accounts", "link", "1", "--to", "nobody@example.org");
        Assert.Equal(2, code);
        Assert.Contains("--to nobody@example.org: the register has nobody with this address. Nothing was linked.", error);
        Assert.Equal(0, (await CommandProcess.RunAsync(scene.Database, [], "accounts", "refuse", "1")).Code);
        var refused = JsonNode.Parse(
            (await CommandProcess.RunAsync(scene.Database, [], "accounts", "list", "--refused", "--format", "json")).Out
        )!;
        Assert.Equal("visitor@example.org", refused["accounts"]![0]!["address"]!.GetValue<string>());
        Assert.Equal("Nobody wants in.", (await CommandProcess.RunAsync(scene.Database, [], "accounts", "list")).Out.Trim());
    }
}
