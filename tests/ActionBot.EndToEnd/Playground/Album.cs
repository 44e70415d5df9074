using ActionBot.EndToEnd.Support;
using Microsoft.Playwright;

namespace ActionBot.EndToEnd.Playground;

/// <summary>Numbered pictures of what a person sees, in the order in which they see it.</summary>
public sealed class Album(string name)
{
    // Playground draws no chat narrower than 600 pixels, so for a phone the card alone is made as narrow as a phone makes it.
    private const string PhoneStyle = "html.phone .ac-preview-panel{max-width:340px}";

    private readonly string folder = Repository.NewOutput(Path.Combine("playground", name));
    private int number;

    /// <summary>Keeps the card of a message in both widths.</summary>
    public async Task PhotographAsync(IPage page, ILocator message, string caption)
    {
        var picture = Next(caption);
        var card = message.Locator(".ac-adaptiveCard").First;
        await (await card.CountAsync() > 0 ? card : message).ScreenshotAsync(
            new() { Path = picture + ".png", Animations = ScreenshotAnimations.Disabled }
        );
        if (await card.CountAsync() == 0)
            return;
        await page.AddStyleTagAsync(new() { Content = PhoneStyle });
        await page.EvaluateAsync("() => document.documentElement.classList.add('phone')");
        await card.ScreenshotAsync(new() { Path = picture + ".phone.png", Animations = ScreenshotAnimations.Disabled });
        await page.EvaluateAsync("() => document.documentElement.classList.remove('phone')");
    }

    /// <summary>Keeps the whole window at a desktop's and at a phone's width.</summary>
    public async Task PhotographWindowAsync(IPage page, string caption)
    {
        var picture = Next(caption);
        var before = page.ViewportSize!;
        foreach (var (width, height, suffix) in new[] { (1280, 900, ""), (390, 844, ".phone") })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.ScreenshotAsync(new() { Path = $"{picture}{suffix}.png", Animations = ScreenshotAnimations.Disabled });
        }
        await page.SetViewportSizeAsync(before.Width, before.Height);
    }

    private string Next(string caption) => Path.Combine(folder, $"{++number:00}-{caption}");
}
