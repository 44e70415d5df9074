using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionBot.Domain.Reporting;

namespace ActionBot.Reporting.Writing;

/// <summary>A report as JSON, for other programs. Counts are of open actions, where nothing else is said.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(PositionReport report)
    {
        var json = new JsonObject { ["on"] = Iso(report.On), ["source"] = report.Source };
        Counts(json, report.All);
        json["closed"] = report.Closed;
        json["monitored"] = Counts([], report.Monitored);
        json["slips"] = Slips(report.Slips);
        json["answers"] = report.Answers is { } answers ? Answers(answers) : null;
        json["changes"] = report.Changes is { } changes ? Changes(changes) : null;
        return json.ToJsonString(Readable);
    }

    private static JsonObject Counts(JsonObject json, PositionCounts counts)
    {
        json["open"] = counts.Open;
        json["overdue"] = counts.Overdue;
        json["notYetDue"] = counts.NotYetDue;
        json["undated"] = counts.Undated;
        json["awaitingVerification"] = counts.AwaitingVerification;
        json["closureRequested"] = counts.ClosureRequested;
        json["oldestOverdueDays"] = counts.OldestOverdueDays;
        foreach (var (dimension, parts) in counts.By)
            json[$"by{dimension}"] = Object(parts, b => b.Name, b => b.Open);
        json["overdueByQuarter"] = Object(counts.OverdueByQuarter, q => q.Quarter.Label, q => q.Count);
        json["reasons"] = Object(counts.Reasons, r => r.Reason.Code(), r => r.Count);
        json["decisionsByBoard"] = Object(counts.DecisionsByBoard, b => b.Name, b => b.Count);
        json["parts"] = new JsonObject(
            counts.By.Select(p =>
                KeyValuePair.Create<string, JsonNode?>(
                    JsonNamingPolicy.CamelCase.ConvertName(p.Key.ToString()),
                    new JsonArray([.. p.Value.Select(Part)])
                )
            )
        );
        return json;
    }

    private static JsonObject Part(Breakdown part) =>
        new()
        {
            ["name"] = part.Name,
            ["open"] = part.Open,
            ["overdue"] = part.Overdue,
            ["notYetDue"] = part.NotYetDue,
            ["undated"] = part.Undated,
        };

    private static JsonObject Slips(SlipCounts slips) =>
        new()
        {
            ["actions"] = slips.Actions,
            ["moves"] = slips.Moves,
            ["medianDays"] = slips.MedianDays,
            ["mostDays"] = slips.MostDays,
            ["furthest"] = new JsonArray([
                .. slips.Furthest.Select(s => new JsonObject
                {
                    ["ref"] = s.Ref,
                    ["moves"] = s.Moves,
                    ["days"] = s.Days,
                }),
            ]),
        };

    private static JsonObject Answers(AnswerTimes answers) =>
        new()
        {
            ["from"] = Iso(answers.From),
            ["to"] = Iso(answers.To),
            ["requests"] = answers.Requests,
            ["answered"] = answers.Answered,
            ["percent"] = answers.Percent is { } percent ? Math.Round(percent, 1) : null,
            ["medianWorkingDays"] = answers.MedianWorkingDays,
            ["p90WorkingDays"] = answers.P90WorkingDays,
        };

    private static JsonObject Changes(PositionChanges changes) =>
        new()
        {
            ["since"] = Iso(changes.Since),
            ["openBefore"] = changes.OpenBefore,
            ["overdueBefore"] = changes.OverdueBefore,
            ["opened"] = Refs(changes.Opened),
            ["closed"] = Refs(changes.Closed),
            ["reopened"] = Refs(changes.Reopened),
            ["becameOverdue"] = Refs(changes.BecameOverdue),
            ["slipped"] = Refs(changes.Slipped),
            ["gotADate"] = Refs(changes.GotADate),
        };

    private static JsonObject Refs(RefList list) =>
        new() { ["count"] = list.Count, ["first"] = new JsonArray([.. list.First.Select(r => JsonValue.Create(r))]) };

    private static JsonObject Object<T>(IEnumerable<T> items, Func<T, string> name, Func<T, int> count) =>
        new(items.Select(i => KeyValuePair.Create<string, JsonNode?>(name(i), count(i))));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd");
}
