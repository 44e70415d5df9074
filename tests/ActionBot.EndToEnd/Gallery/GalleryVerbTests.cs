using System.Text.Json;
using ActionBot.Conversation;
using ActionBot.Teams.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.EndToEnd.Gallery;

/// <summary>Every button of every sample has somebody who handles it.</summary>
public sealed class GalleryVerbTests : IAsyncLifetime
{
    private readonly WebApplication app = ActionBotHost.Create();
    private AsyncServiceScope scope;
    private List<ICardAction> handlers = [];

    public Task InitializeAsync()
    {
        scope = app.Services.CreateAsyncScope();
        handlers = [.. scope.ServiceProvider.GetServices<ICardAction>()];
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await scope.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public void Button_has_exactly_one_handler() =>
        Assert.Empty(
            from sample in CardSamples.All
            from data in Buttons(sample.Card)
            let takers = handlers.Count(h => h.Verb == data.Verb && h.Takes(data))
            where takers != 1
            select $"{sample.Name}: {takers} handlers take {data.Verb}"
        );

    [Fact]
    public void Button_says_the_version_of_its_data() =>
        Assert.All(CardSamples.All.SelectMany(s => Buttons(s.Card)), data => Assert.Equal(PressData.Shape, data.Version));

    [Fact]
    public void Handler_has_a_button()
    {
        var pressed = CardSamples.All.SelectMany(s => Buttons(s.Card)).ToList();
        Assert.Empty(
            handlers.Where(h => !pressed.Exists(d => d.Verb == h.Verb && h.Takes(d))).Select(h => $"{h.GetType().Name}: {h.Verb}")
        );
    }

    private static IEnumerable<PressData> Buttons(AdaptiveCard card) =>
        Objects(card.ToElement())
            .Where(o => o.TryGetProperty("type", out var type) && type.GetString() is "Action.Submit" or "Action.Execute")
            .Select(o => new PressData(o.GetProperty("data")));

    private static IEnumerable<JsonElement> Objects(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => [element, .. element.EnumerateObject().SelectMany(p => Objects(p.Value))],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
            _ => [],
        };
}
