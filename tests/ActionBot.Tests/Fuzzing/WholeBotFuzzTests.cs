using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Teams.Tests.Fuzzing;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Fuzzing;

public sealed class WholeBotFuzzTests
{
    private const int Bodies = 2000;

    /// <summary>What the channel's own tests do to its door, done to the whole bot: card data that reach the features are altered too.</summary>
    [Fact]
    public async Task No_altered_body_makes_the_bot_fail_or_changes_the_register()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        JsonObject[] real =
        [
            scene.Teams.Activities.CardSubmit(scene.Owner, card.Button("Answer", "DARA-0042"), card.ActivityId),
            scene.Teams.Activities.CardSubmit(scene.Owner, Scene.With(card.Button("Snooze"), ("snooze_refs", "DARA-0042"), ("snooze_until", "2026-02-09")), card.ActivityId),
            scene.Teams.Activities.CardSubmit(scene.Owner, Scene.With(card.Button("Answer", "DARA-0042"), ("verb", "checkin.answer"), ("choice", "other"), ("once", "o"), ("other_on", "x")), card.ActivityId),
            scene.Teams.Activities.CardExecute(scene.Owner, card.Button("On track", "HMI-0121"), card.ActivityId),
            scene.Teams.Activities.PersonalText(scene.Owner, "show DARA-0042"),
            scene.Teams.Activities.PersonalText(scene.Owner, "my actions"),
            scene.Teams.Activities.Installed(scene.Owner),
            scene.Teams.Activities.MembersAdded(scene.Owner),
        ];
        using var http = new HttpClient();
        var token = scene.Teams.SignToken();
        var answers = new Dictionary<HttpStatusCode, int>();
        foreach (var body in BodyMutator.Sample([.. real.Select(r => Encoding.UTF8.GetBytes(r.ToJsonString()))], Bodies, seed: 20260210))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, scene.Bot.Messages) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(request);
            answers[response.StatusCode] = answers.GetValueOrDefault(response.StatusCode) + 1;
            Assert.True((int)response.StatusCode is < 500 or 501, $"{response.StatusCode} for {Encoding.UTF8.GetString(body)}");
        }
        // The alterations must reach the features, not only be refused at the door.
        Assert.True(answers.GetValueOrDefault(HttpStatusCode.OK) > Bodies / 10, string.Join(", ", answers));
    }
}
