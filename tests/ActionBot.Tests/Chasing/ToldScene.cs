using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Tests.Chasing;

/// <summary>What scenes of people who are told of something need.</summary>
internal static class ToldScene
{
    /// <summary>Somebody new who has the app.</summary>
    public static async Task<TeamsPerson> JoinAsync(this Scene scene, string email, string name, bool isAdministrator = false)
    {
        var person = scene.Teams.AddPerson(email, name);
        await scene.ReadAsync(async db =>
        {
            db.Add(
                new Person
                {
                    Email = email,
                    Name = name,
                    IsAdministrator = isAdministrator,
                }
            );
            return await db.SaveChangesAsync();
        });
        await scene.InstallAsync(person);
        return person;
    }

    /// <summary>Like DARA-0042, with other words.</summary>
    public static Task<int> AddLikeAsync(this Scene scene, int count, Action<ActionItem, int> differ) =>
        scene.ReadAsync(async db =>
        {
            var like = await db.Actions.SingleAsync(a => a.Ref == "DARA-0042");
            for (var i = 1; i <= count; i++)
            {
                var action = new ActionItem
                {
                    Ref = $"NEW-{i:0000}",
                    ReportId = like.ReportId,
                    AreaId = like.AreaId,
                    OwnerId = like.OwnerId,
                    Rating = Rating.High,
                    AgreedAction = $"Do thing {i}.",
                    TargetDate = Scene.Today.AddDays(-100 - i),
                    RegisteredOn = like.RegisteredOn,
                };
                differ(action, i);
                db.Add(action);
            }
            return await db.SaveChangesAsync();
        });

    /// <summary>Delivered requests of these days, not answered.</summary>
    public static Task<int> AskedOnAsync(this Scene scene, string reference, params DateOnly[] days) =>
        scene.ReadAsync(async db =>
        {
            var action = await db.Actions.SingleAsync(a => a.Ref == reference);
            foreach (var day in days.Order())
            {
                var checkIn = new CheckIn
                {
                    Ask = $"ask-{reference}-{day:yyyyMMdd}",
                    PersonId = action.OwnerId!.Value,
                    On = day,
                    DeliveredOn = day,
                    DeliveredAt = new(day, new(9, 30), TimeSpan.Zero),
                    Items =
                    {
                        new()
                        {
                            ActionItemId = action.Id,
                            OwnerId = action.OwnerId,
                            Place = 1,
                            Reason = RequestReason.Overdue,
                        },
                    },
                };
                db.Add(checkIn);
                await db.SaveChangesAsync();
                await db.NoteAskedAsync(checkIn.Id, day, CancellationToken.None);
            }
            return days.Length;
        });

    /// <summary>The key of somebody.</summary>
    public static Task<long> KeyAsync(this Scene scene, TeamsPerson person) =>
        scene.ReadAsync(db => db.People.Where(p => p.Name == person.Name).Select(p => p.Id).SingleAsync());

    /// <summary>The newest message of somebody.</summary>
    public static SentMessage Newest(this Scene scene, TeamsPerson person) => scene.Teams.MessagesOf(person)[^1];

    /// <summary>Goes on to half past nine and a bit of a day, and sweeps.</summary>
    public static Task SweepOnAsync(this Scene scene, string day)
    {
        scene.Clock.SetUtcNow(DateTimeOffset.Parse(day + "T09:40Z"));
        return scene.SweepAsync();
    }
}
