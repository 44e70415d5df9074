using System.Text;
using System.Text.Json.Nodes;

namespace ActionBot.Simulator;

internal static class Reply
{
    public static IResult Json(int status, JsonNode body) => Results.Text(body.ToJsonString(), "application/json", Encoding.UTF8, status);
}
