using System.Net;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Reporting;

public sealed class PositionPageTests
{
    [DatabaseTheory]
    public async Task Page_shows_the_position_of_today_at_the_operators_door_only(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var (status, body, headers) = await GetAsync(scene.Bot.Operations, "/position");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<html lang=\"en-GB\">", body, StringComparison.Ordinal);
        Assert.Contains("Position on 10 February 2026", WebUtility.HtmlDecode(body).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; style-src 'self';", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.DoesNotContain("<script", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(scene.Bot.Operations, "/position/style.css")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(scene.Bot.Address, "/position")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(scene.Bot.Address, "/position/style.css")).Status);
    }

    [Theory]
    [InlineData("on=2026-02-30", "“2026-02-30” is not a date. Give one such as 2019-06-30.")]
    [InlineData("on=yesterday", "“yesterday” is not a date.")]
    [InlineData("on=0001-01-01", "“0001-01-01” is not a date.")]
    [InlineData("on=2026-02-10&since=2026-02-10", "The earlier day, 2026-02-10, is not before 2026-02-10.")]
    [InlineData("source=%3Cscript%3Ealert(1)%3C/script%3E", "There is no source “<script>alert(1)</script>”.")]
    public async Task What_cannot_be_reported_is_told_on_the_page_with_the_form(string query, string sentence)
    {
        await using var scene = await Scene.OpenAsync();
        var (status, body, _) = await GetAsync(scene.Bot.Operations, "/position?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(sentence, WebUtility.HtmlDecode(body), StringComparison.Ordinal);
        Assert.Contains("<form", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_people_wrote_makes_nothing_but_text_of_the_page()
    {
        await using var scene = await Scene.OpenAsync();
        const string Written = "<img src=x onerror=alert(1)> & \"quotes\" </table>";
        await scene.ReadAsync(db =>
            db.Actions.ExecuteUpdateAsync(s => s.SetProperty(a => a.Theme, Written).SetProperty(a => a.BoardName, Written))
        );
        var (_, body, _) = await GetAsync(scene.Bot.Operations, "/position");
        Assert.DoesNotContain("<img", body, StringComparison.Ordinal);
        Assert.Contains(Written, WebUtility.HtmlDecode(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_is_not_read_under_the_name_of_another_host()
    {
        await using var scene = await Scene.OpenAsync();
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await GetAsync(scene.Bot.Operations, "/position", "rebound.example.net")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(scene.Bot.Operations, "/position", "localhost")).Status);
    }

    [Fact]
    public async Task Empty_register_has_a_page_too()
    {
        await using var scene = await Scene.OpenAsync();
        var (status, body, _) = await GetAsync(scene.Bot.Operations, "/position?on=2001-01-01");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("No action was open.", body, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body, Dictionary<string, string> Headers)> GetAsync(
        Uri address,
        string path,
        string? host = null
    )
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, path));
        request.Headers.Host = host;
        using var response = await http.SendAsync(request);
        return (
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value))
        );
    }
}
