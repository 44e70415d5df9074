using System.CommandLine;
using System.Text.Json;
using ActionBot.Commands;
using ActionBot.Domain;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Operations.Accounts;

/// <summary>"accounts": who wants in, and what is made of them: for the first administrator, whom no other one can link.</summary>
internal static class AccountsCommand
{
    private const string Through = "command accounts";

    public static Command Create(CommandHost bot)
    {
        var refused = new Option<bool>("--refused") { Description = "Those that were refused instead." };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var list = new Command("list", "Lists the accounts that spoke and belong to nobody in the register.") { refused, format };
        list.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.GuardAsync(() =>
                    ListAsync(
                        bot,
                        parsed.GetValue(refused) ? AccountRequestState.Refused : AccountRequestState.Waiting,
                        parsed.GetValue(format) == "json",
                        cancellationToken
                    )
                )
        );

        var number = new Argument<long>("NUMBER") { Description = "The account’s number in the list." };
        var to = new Option<string>("--to") { Description = "The address of its person in the register.", Required = true };
        var link = new Command("link", "Links an account to a person; the account that they had is theirs no more.") { number, to };
        link.SetAction(
            (parsed, cancellationToken) =>
                DecideAsync(
                    bot,
                    parsed.GetValue(number),
                    (services, request, by) => LinkAsync(services, request, parsed.GetValue(to)!, by, cancellationToken),
                    cancellationToken
                )
        );
        var refuse = new Command("refuse", "Lets an account stay a stranger, whatever a register says later.") { number };
        refuse.SetAction(
            (parsed, cancellationToken) =>
                DecideAsync(
                    bot,
                    parsed.GetValue(number),
                    async (services, request, by) =>
                    {
                        await services.GetRequiredService<AccountDecisionWriter>().RefuseAsync(request, by, cancellationToken);
                        return $"Account {request.Id} is refused.";
                    },
                    cancellationToken
                )
        );
        var undo = new Command("undo", "Takes the last decision about an account back.") { number };
        undo.SetAction(
            (parsed, cancellationToken) =>
                DecideAsync(
                    bot,
                    parsed.GetValue(number),
                    async (services, request, by) =>
                    {
                        await services.GetRequiredService<AccountDecisionWriter>().UndoAsync(request, by, cancellationToken);
                        return $"Account {request.Id} waits again.";
                    },
                    cancellationToken
                )
        );
        return new("accounts", "Tells which accounts want in, and links or refuses them.") { list, link, refuse, undo };
    }

    private static async Task<int> ListAsync(CommandHost bot, AccountRequestState state, bool json, CancellationToken cancellationToken)
    {
        await using var app = await bot.OpenAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var list = await scope.ServiceProvider.GetRequiredService<AccountRequests>().ListAsync(state, int.MaxValue, cancellationToken);
        if (json)
        {
            var rows = list.Requests.Select(r => new
            {
                number = r.Id,
                r.Name,
                r.Address,
                tenant = r.TenantId,
                objectId = r.AadObjectId,
                since = r.FirstAt,
                doubt = r.Doubt.ToString(),
            });
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { total = list.Total, accounts = rows }, CommandLine.Json));
            return CommandLine.Done;
        }
        foreach (var request in list.Requests)
            await Console.Out.WriteLineAsync(
                $"{request.Id}  {request.Name ?? "no name"}  {request.Address ?? "no address"}  tenant "
                    + $"{request.TenantId}  since {request.FirstAt:yyyy-MM-dd}  {DoubtWording.Of(request.Doubt)}"
            );
        if (list.Total == 0)
            await Console.Out.WriteLineAsync(state == AccountRequestState.Refused ? "Nobody is refused." : "Nobody wants in.");
        return CommandLine.Done;
    }

    private static Task<int> DecideAsync(
        CommandHost bot,
        long number,
        Func<IServiceProvider, AccountRequest, AccountDecider, Task<string>> decide,
        CancellationToken cancellationToken
    ) =>
        CommandLine.GuardAsync(async () =>
        {
            await using var app = await bot.OpenAsync(cancellationToken);
            await using var scope = app.Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            await using var transaction = await services
                .GetRequiredService<ActionBotContext>()
                .Database.BeginTransactionAsync(cancellationToken);
            if (await services.GetRequiredService<AccountRequests>().FindAsync(number, cancellationToken) is not { } request)
                return CommandLine.Refuse($"There is no account {number}. The list has the numbers: accounts list.");
            var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            var said = await decide(services, request, new(null, today, Through));
            await transaction.CommitAsync(cancellationToken);
            await Console.Out.WriteLineAsync(British.Plain(said));
            return CommandLine.Done;
        });

    private static async Task<string> LinkAsync(
        IServiceProvider services,
        AccountRequest request,
        string typed,
        AccountDecider by,
        CancellationToken cancellationToken
    )
    {
        var email = typed.Trim().ToLowerInvariant();
        var person =
            await services
                .GetRequiredService<ActionBotContext>()
                .People.AsNoTracking()
                .FirstOrDefaultAsync(p => p.Email == email, cancellationToken)
            ?? throw new RuleException(
                $"--to {British.Shorten(typed, 60)}: the register has nobody with this address. Nothing was linked."
            );
        await services.GetRequiredService<AccountDecisionWriter>().LinkAsync(request, person, by, cancellationToken);
        return $"Account {request.Id} is linked: it is {person.Name} ({person.Email}) from now on.";
    }
}
