using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Tests.Fuzzing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Fuzzing;

public sealed class WholeBotFuzzTests
{
    private const int BodiesOnSqlite = 20_000,
        BodiesOnPostgres = 2_000,
        AtOnce = 8,
        MostSends = 3,
        MostLikeOthers = 40;
    private const ulong Seed = 20260210;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5),
        Step = TimeSpan.FromMilliseconds(200);

    private static IEnumerable<string> FixtureFiles =>
        System
            .IO.Directory.GetFiles(System.IO.Path.Combine(AppContext.BaseDirectory, "Activities"), "*.json")
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// What the channel's own tests do to its door, done to the whole bot: card data that reach the features are altered too, and so is
    /// everything that Teams is known to send. Whatever was taken in is sent at once or not at all.
    /// </summary>
    [DatabaseTheory]
    public async Task No_altered_body_makes_the_bot_fail_or_leaves_a_message_that_fails_again_and_again(StorageProvider provider)
    {
        var bodies = provider == StorageProvider.Sqlite ? BodiesOnSqlite : BodiesOnPostgres;
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        var answers = await PostAsync(scene, [.. Made(scene), .. Known(scene)], bodies);
        // The alterations must reach the features, not only be refused at the door.
        Assert.True(answers.GetValueOrDefault(HttpStatusCode.OK) > bodies / 10, string.Join(", ", answers));
        Assert.True(answers.GetValueOrDefault(HttpStatusCode.BadRequest) > bodies / 10, string.Join(", ", answers));

        Assert.True(await scene.ReadAsync(db => db.Outbox.CountAsync(m => m.State == OutboxState.Pending)) > bodies / 20);
        // Most of them go to the chat and the card that are there; some of these stand for all.
        await scene.ReadAsync(db =>
            db.Outbox.Where(m => m.State == OutboxState.Pending && m.ConversationId == card.ConversationId)
                .Where(m => m.ActivityId == null || m.ActivityId == card.ActivityId)
                .OrderBy(m => m.Id)
                .Skip(MostLikeOthers)
                .ExecuteDeleteAsync()
        );
        await DrainAsync(scene);
        var left = await scene.ReadAsync(db =>
            db.Outbox.Where(m => m.State == OutboxState.Pending || m.Attempts > MostSends)
                .Select(m => $"{m.Key} {m.State} after {m.Attempts}: {m.Fault} to {m.ConversationId} / {m.ActivityId}")
                .Take(10)
                .ToListAsync()
        );
        Assert.Empty(left);
    }

    // Teams' limits make the bot wait, and so time goes on meanwhile; whatever is put off by a fault comes back, and is counted.
    private static async Task DrainAsync(Scene scene)
    {
        do
        {
            var drain = scene.Bot.DrainAsync();
            while (await Task.WhenAny(drain, Task.Delay(Look, TimeProvider.System)) != drain)
                scene.Clock.Advance(Step);
            await drain;
            scene.Clock.Advance(TimeSpan.FromHours(1));
        } while (await scene.ReadAsync(db => db.Outbox.AnyAsync(m => m.State == OutboxState.Pending && m.Attempts <= MostSends)));
    }

    private static async Task<Dictionary<HttpStatusCode, int>> PostAsync(Scene scene, IEnumerable<JsonObject> real, int count)
    {
        using var http = new HttpClient();
        var token = scene.Teams.SignToken();
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();
        var bodies = BodyMutator.Sample([.. real.Select(r => Encoding.UTF8.GetBytes(r.ToJsonString()))], count, Seed);
        await Parallel.ForEachAsync(
            bodies,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (body, cancellationToken) =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, scene.Bot.Messages) { Content = new ByteArrayContent(body) };
                request.Content.Headers.ContentType = new("application/json");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                using var response = await http.SendAsync(request, cancellationToken);
                answers.AddOrUpdate(response.StatusCode, 1, (_, before) => before + 1);
                Assert.True((int)response.StatusCode is < 500 or 501, $"{response.StatusCode} for {Encoding.UTF8.GetString(body)}");
            }
        );
        return new(answers);
    }

    private static JsonObject[] Made(Scene scene)
    {
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        var activities = scene.Teams.Activities;
        var snooze = Scene.With(card.Button("Snooze"), ("snooze_refs", "DARA-0042"), ("snooze_until", "2026-02-09"));
        JsonObject Answer(params (string Field, string Value)[] typed) =>
            activities.CardSubmit(scene.Owner, Scene.With(card.Button("Answer", "DARA-0042"), typed), card.ActivityId);
        return
        [
            Answer(),
            activities.CardSubmit(scene.Owner, snooze, card.ActivityId),
            Answer(("verb", "checkin.answer"), ("choice", "other"), ("once", "o"), ("other_on", "x")),
            activities.CardExecute(scene.Owner, card.Button("On track", "HMI-0121"), card.ActivityId),
            activities.PersonalText(scene.Owner, "show DARA-0042"),
            activities.PersonalText(scene.Owner, "my actions"),
            activities.Installed(scene.Owner),
            activities.MembersAdded(scene.Owner),
        ];
    }

    // What was seen of the real Teams, in this one's tenant and from one of its people.
    private static IEnumerable<JsonObject> Known(Scene scene) =>
        FixtureFiles.Select(file =>
        {
            var activity = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            var own = scene.Teams.Activities.PersonalText(scene.Owner, "");
            activity["serviceUrl"] = own["serviceUrl"]!.DeepClone();
            activity["from"] = own["from"]!.DeepClone();
            activity["recipient"] = own["recipient"]!.DeepClone();
            if (activity["conversation"]!["conversationType"]?.GetValue<string>() == "personal")
                activity["conversation"] = own["conversation"]!.DeepClone();
            activity["conversation"]!["tenantId"] = scene.Teams.TenantId;
            if (activity["channelData"] is JsonObject data)
                data["tenant"] = new JsonObject { ["id"] = scene.Teams.TenantId };
            return activity;
        });
}
