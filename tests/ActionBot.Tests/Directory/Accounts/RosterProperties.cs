using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Tests.Directory.Accounts;

/// <summary>Over random rosters, with guests, other tenants, missing and wrong fields and doubled addresses: nobody becomes somebody else,
/// and nobody sees what is not theirs.</summary>
public sealed partial class RosterProperties
{
    private const string OtherTenant = "0e9d5f0c-1f0e-4d49-9d40-2f6f4f4d6f11";
    private const int Accounts = 8,
        Steps = 45;

    private static readonly string[] Own = ["DARA-0042", "DARA-0057", "HMI-0121"],
        Other = ["DARA-0017", "DARA-0090"];

    // What each person of the register may see, by address; an administrator and the lead see all there is.
    private static readonly Dictionary<string, string[]> MaySee = new()
    {
        ["finance-owner1@example.org"] = Own,
        ["finance-owner2@example.org"] = Other,
        ["finance-lead@example.org"] = [.. Own, .. Other],
        ["tracking@example.org"] = [.. Own, .. Other],
    };

    [DatabaseTheory]
    public async Task No_two_accounts_are_one_person_and_no_account_gets_what_its_person_may_not_see(StorageProvider provider)
    {
        var (linked, shown, shared) = (0, 0, 0);
        for (var seed = 1; seed <= (provider == StorageProvider.Sqlite ? 6 : 2); seed++)
        {
            await using var world = await World.CreateAsync(provider, new Random(seed));
            for (var step = 0; step < Steps; step++)
                await world.StepAsync();
            linked += world.Linked.Count;
            (shown, shared) = (shown + world.Shown, shared + world.Shared);
        }
        // The worlds are not empty: some were linked, some were shown actions alone and some in the channel.
        Assert.True(linked > 1 && shown > 10 && shared > 0, $"{linked} linked, {shown} shown, {shared} shared");
    }

    [GeneratedRegex("(DARA|HMI)-[0-9]{4}")]
    private static partial Regex Ref();

    private static HashSet<string> Refs(string text) => [.. Ref().Matches(text).Select(m => m.Value)];

    /// <summary>What the roster says of an account, told apart from what the bot makes of it.</summary>
    private sealed record Entry(TeamsPerson Account, string? Tenant, string? Role, string? ObjectId, string Email, string SignInName)
    {
        public bool IsOfOwnPeople(string tenant) =>
            ObjectId == Account.AadObjectId && Tenant == tenant && (Role is null or "user" or "User" or "owner");

        public string[] Addresses => [.. new[] { Email, SignInName }.Distinct()];

        public void Write(JsonObject entry)
        {
            Put(entry, "tenantId", Tenant);
            Put(entry, "userRole", Role);
            Put(entry, "aadObjectId", ObjectId);
            (entry["email"], entry["userPrincipalName"]) = (Email, SignInName);
        }

        private static void Put(JsonObject entry, string name, string? value)
        {
            entry.Remove(name);
            if (value is not null)
                entry[name] = value;
        }
    }

    private sealed class World(Scene scene, Random random, IReadOnlyList<TeamsPerson> accounts, FakeChannel channel) : IAsyncDisposable
    {
        private readonly Dictionary<string, Entry> roster = [];

        /// <summary>Who each account rightly is, once it has spoken and been linked.</summary>
        public Dictionary<string, string> Linked { get; } = [];

        public int Shown { get; private set; }

        public int Shared { get; private set; }

        public static async Task<World> CreateAsync(StorageProvider provider, Random random)
        {
            var scene = await Scene.OpenAsync(provider);
            await scene.ReadAsync(db =>
            {
                db.Add(
                    new Person
                    {
                        Email = "tracking@example.org",
                        Name = "Tracking team",
                        IsAdministrator = true,
                    }
                );
                return db.SaveChangesAsync();
            });
            var accounts = Enumerable
                .Range(1, Accounts)
                .Select(i => scene.Teams.AddPerson($"account{i}@example.org", $"Account {i}"))
                .ToList();
            foreach (var account in accounts)
                scene.Teams.Install(account);
            var team = scene.Teams.AddTeam("Finance", [.. accounts.Take(random.Next(1, 3))]);
            var world = new World(scene, random, accounts, team.General);
            foreach (var account in accounts)
                world.Describe(account);
            // One is what they say they are, so that there is something to be seen.
            world.Describe(
                new Entry(
                    accounts[0],
                    scene.Teams.TenantId,
                    "user",
                    accounts[0].AadObjectId,
                    "finance-lead@example.org",
                    "finance-lead@example.org"
                )
            );
            return world;
        }

        public async Task StepAsync()
        {
            // Rosters change while people are about, and some time goes by.
            if (random.Next(6) == 0)
                Describe(Pick(accounts));
            scene.Clock.Advance(TimeSpan.FromSeconds(random.Next(3, 90)));
            var account = random.Next(3) == 0 ? accounts[0] : Pick(accounts);
            var tenant = Pick<string?>([null, null, null, scene.Teams.TenantId, OtherTenant]);
            var before = scene.Teams.Messages.Count;
            var (activity, place) = random.Next(6) switch
            {
                0 => (scene.Teams.Activities.SearchQuery(account, "findAction", "text", Pick(["", "overdue", "DARA-00"])), Place.Extension),
                1 or 2 => (
                    scene.Teams.Activities.ChannelMention(
                        account,
                        channel,
                        Pick(["overdue", "show DARA-0042", "which actions have no date"])
                    ),
                    Place.Channel
                ),
                _ => (
                    scene.Teams.Activities.PersonalText(
                        account,
                        Pick(["overdue", "everything", "show DARA-0017", "my actions", "what is blocked"])
                    ),
                    Place.Personal
                ),
            };
            if (tenant is not null)
                activity["from"]!["tenantId"] = tenant;
            var reply = await scene.PostAsync(activity);
            await scene.Bot.DrainAsync();
            await ExpectAsync(account, tenant == OtherTenant);
            var mine = tenant == OtherTenant ? [] : Seen(account);
            if (place == Place.Extension)
                See(Refs(reply.Text), mine);
            foreach (var message in scene.Teams.Messages.Skip(before))
            {
                // What the person typed is told back, whether or not there is such an action.
                var refs = Refs(message.Words()).Except(Refs(activity["text"]?.GetValue<string>() ?? "")).ToList();
                if (message.To is { } reader)
                    See(refs, Seen(reader));
                else
                    Share(refs);
            }
        }

        public ValueTask DisposeAsync() => scene.DisposeAsync();

        private void See(IEnumerable<string> refs, string[] allowed)
        {
            Assert.All(refs, r => Assert.Contains(r, allowed));
            Shown += refs.Count();
        }

        private void Share(List<string> refs)
        {
            foreach (var member in scene.Teams.MembersOf(channel))
                Assert.All(refs, r => Assert.Contains(r, roster[member.UserId].IsOfOwnPeople(scene.Teams.TenantId) ? Seen(member) : []));
            Shared += refs.Count;
        }

        private string[] Seen(TeamsPerson account) => Linked.TryGetValue(account.AadObjectId, out var email) ? MaySee[email] : [];

        // The first account of the tenant's own people with an address of exactly one person who has none becomes that person; nobody else
        // does.
        private async Task ExpectAsync(TeamsPerson spoke, bool isForeign)
        {
            var entry = roster[spoke.UserId];
            var people = entry.Addresses.Where(MaySee.ContainsKey).ToList();
            var mayBecome =
                !isForeign && entry.IsOfOwnPeople(scene.Teams.TenantId) && people.Count == 1 && !Linked.ContainsValue(people[0])
                    ? people[0]
                    : null;
            var links = await scene.ReadAsync(db =>
                db.People.Where(p => p.AadObjectId != null).ToDictionaryAsync(p => p.AadObjectId!, p => p.Email)
            );
            if (!Linked.ContainsKey(spoke.AadObjectId) && mayBecome is not null && links.ContainsKey(spoke.AadObjectId))
                Linked[spoke.AadObjectId] = mayBecome;
            Assert.Equal(Linked.OrderBy(l => l.Key), links.OrderBy(l => l.Key));
            Assert.Equal(links.Count, links.Values.Distinct().Count());
        }

        private void Describe(TeamsPerson account)
        {
            string[] addresses = [.. MaySee.Keys, account.Email];
            var email = Pick(addresses);
            var own = scene.Teams.TenantId;
            Describe(
                new Entry(
                    account,
                    Pick<string?>([own, own, own, own, own, OtherTenant, null]),
                    Pick<string?>(["user", "user", "user", "User", null, null, "owner", "guest", "Guest", "anonymous"]),
                    random.Next(5) > 0 ? account.AadObjectId : Pick<string?>([null, Pick(accounts).AadObjectId]),
                    email,
                    random.Next(4) > 0 ? email : Pick(addresses)
                )
            );
        }

        private void Describe(Entry entry)
        {
            roster[entry.Account.UserId] = entry;
            scene.Teams.Describe(entry.Account, entry.Write);
        }

        private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

        private enum Place
        {
            Personal,
            Channel,
            Extension,
        }
    }
}
