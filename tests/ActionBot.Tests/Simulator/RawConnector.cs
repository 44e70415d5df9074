using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Simulator.Teams;

namespace ActionBot.Tests.Simulator;

/// <summary>A bot's side of the Connector in plain HTTP.</summary>
internal sealed class RawConnector(FakeTeams teams)
{
    private static readonly HttpClient Http = new();

    public string? Bearer { get; set; }

    public TimeSpan? RetryAfter { get; private set; }

    public async Task SignInAsync()
    {
        var (status, answer) = await AskForTokenAsync([]);
        Assert.Equal(200, status);
        Bearer = answer!["access_token"]!.GetValue<string>();
    }

    public async Task<(int Status, JsonNode? Body)> AskForTokenAsync(Dictionary<string, string> changes)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = teams.AppId,
            ["client_secret"] = teams.ClientSecret,
            ["scope"] = "https://api.botframework.com/.default",
        };
        foreach (var (name, value) in changes)
            form[name] = value;
        using var content = new FormUrlEncodedContent(form);
        using var response = await Http.PostAsync(teams.TokenEndpoint, content);
        return await ReadAsync(response);
    }

    public Task<(int Status, JsonNode? Body)> SendAsync(string conversationId, string text) =>
        PostAsync($"v3/conversations/{Uri.EscapeDataString(conversationId)}/activities", Text(text));

    public Task<(int Status, JsonNode? Body)> UpdateAsync(string conversationId, string activityId, string text) =>
        CallAsync(HttpMethod.Put, Message(conversationId, activityId), Text(text));

    public Task<(int Status, JsonNode? Body)> DeleteAsync(string conversationId, string activityId) =>
        CallAsync(HttpMethod.Delete, Message(conversationId, activityId), null);

    public Task<(int Status, JsonNode? Body)> OpenChatAsync(string memberId) =>
        PostAsync(
            "v3/conversations",
            new JsonObject
            {
                ["bot"] = new JsonObject { ["id"] = $"28:{teams.AppId}" },
                ["members"] = new JsonArray(new JsonObject { ["id"] = memberId }),
                ["tenantId"] = teams.TenantId,
                ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = teams.TenantId } },
            }
        );

    public Task<(int Status, JsonNode? Body)> GetAsync(string path) => CallAsync(HttpMethod.Get, path, null);

    public Task<(int Status, JsonNode? Body)> PostAsync(string path, JsonObject body) => CallAsync(HttpMethod.Post, path, body);

    public static JsonObject Text(string text) => new() { ["type"] = "message", ["text"] = text };

    private static string Message(string conversationId, string activityId) =>
        $"v3/conversations/{Uri.EscapeDataString(conversationId)}/activities/{Uri.EscapeDataString(activityId)}";

    private async Task<(int Status, JsonNode? Body)> CallAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(teams.ServiceUrl, path));
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (Bearer is not null)
            request.Headers.Add("Authorization", $"Bearer {Bearer}");
        using var response = await Http.SendAsync(request);
        RetryAfter = response.Headers.RetryAfter?.Delta;
        return await ReadAsync(response);
    }

    private static async Task<(int Status, JsonNode? Body)> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return (
            (int)response.StatusCode,
            text.Length == 0 || response.StatusCode == HttpStatusCode.ServiceUnavailable ? null : JsonNode.Parse(text)
        );
    }
}
