using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.WorkingTime;
using ActionBot.Simulator.Databases;
using ActionBot.Simulator.Teams;
using ActionBot.Storage.Messages;
using Owner = ActionBot.Domain.Register.People.Person;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.EndToEnd.Crash;

/// <summary>Many people, each with an overdue action and a chat that the bot knows, who may be asked at any hour of any day.</summary>
internal static class Crowd
{
    public static async Task<IReadOnlyList<TeamsPerson>> GatherAsync(FakeTeams teams, TestDatabase database, int size)
    {
        List<TeamsPerson> people = [.. Enumerable.Range(1, size).Select(n => teams.AddPerson($"owner{n}@example.org", $"Owner {n}"))];
        people.ForEach(teams.Install);
        await using var db = database.Open();
        var now = TimeProvider.System.GetUtcNow();
        var zone = WhereItIsNoon(now);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var source = new Source { Code = "DARA", Name = "Internal audit" };
        var area = new Area { Name = "Finance", Path = Area.PathOf("Finance") };
        db.AddRange(source, area);
        await db.SaveChangesAsync();
        var report = new Report
        {
            SourceId = source.Id,
            Title = "Key Financial Systems",
            Assurance = Assurance.Limited,
        };
        var owners = people.ConvertAll(p => new Owner
        {
            Email = p.Email,
            Name = p.Name,
            AadObjectId = p.AadObjectId,
            TimeZone = zone.Id,
            WorkingDays = WorkingDays.All,
            SendAt = TimeOnly.MinValue,
            SendUntil = TimeOnly.MaxValue,
            KeepsBankHolidays = false,
        });
        db.Add(report);
        db.AddRange(owners);
        await db.SaveChangesAsync();
        foreach (var (owner, person) in owners.Zip(people))
        {
            db.Add(
                new ActionItem
                {
                    Ref = $"DARA-{owner.Id:00000}",
                    ReportId = report.Id,
                    Rating = Rating.High,
                    AgreedAction = "Reconcile cost recovery claims with duty records every month.",
                    Risk = "Income is lost because claims are not checked",
                    AreaId = area.Id,
                    OwnerId = owner.Id,
                    TargetDate = today.AddDays(-40),
                    RegisteredOn = today.AddDays(-200),
                }
            );
            db.Add(
                new ConversationReference
                {
                    Id = person.ChatId,
                    Kind = "personal",
                    PersonId = owner.Id,
                    AadObjectId = person.AadObjectId,
                    UserId = person.UserId,
                    TenantId = teams.TenantId,
                    ServiceUrl = teams.ServiceUrl.ToString(),
                    State = ConversationState.Installed,
                    WelcomedAt = now,
                    Installations = 1,
                    UpdatedAt = now,
                }
            );
        }
        await db.SaveChangesAsync();
        return people;
    }

    // Their day does not end while a test runs, at whatever time that is.
    private static TimeZoneInfo WhereItIsNoon(DateTimeOffset now)
    {
        var ahead = 12 - now.UtcDateTime.Hour;
        return TimeZoneInfo.FindSystemTimeZoneById(ahead == 0 ? "Etc/UTC" : $"Etc/GMT{-ahead:+0;-0}");
    }
}
