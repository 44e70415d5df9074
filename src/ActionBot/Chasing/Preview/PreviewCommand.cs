using System.CommandLine;
using System.Text.Json;
using ActionBot.Commands;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Wording;

namespace ActionBot.Chasing.Preview;

/// <summary>"preview": exactly what the send would do on a day and those after it.</summary>
internal static class PreviewCommand
{
    public static Command Create(CommandHost bot)
    {
        var on = DateArgument.Create("--on", "The first day, such as 2026-02-10.");
        var days = new Option<int>("--days")
        {
            Description = $"How many days, 1 to {PreviewQuery.MostDays}. Nobody is taken to answer in between.",
            DefaultValueFactory = _ => 1,
        };
        days.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var count) || count is < 1 or > PreviewQuery.MostDays))
                result.AddError($"--days is “{token.Value}”. Give 1 to {PreviewQuery.MostDays}.");
        });
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "preview",
            "Shows exactly who would be sent what and why, and what would be left out and why. Sends nothing."
        )
        {
            on,
            days,
            format,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.GuardAsync(() =>
                    RunAsync(bot, parsed.GetValue(on), parsed.GetValue(days), parsed.GetValue(format) == "json", cancellationToken)
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandHost bot, DateOnly from, int days, bool json, CancellationToken cancellationToken)
    {
        await using var app = await bot.OpenAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        await using var output = Console.OpenStandardOutput();
        var plans = scope.ServiceProvider.GetRequiredService<PreviewQuery>().DaysAsync(from, days, cancellationToken);
        if (json)
            await WriteJsonAsync(output, plans, cancellationToken);
        else
            await foreach (var plan in plans)
                Write(plan);
        return CommandLine.Done;
    }

    // A day is written as soon as it is planned: ninety days of a large register are never held at once.
    private static async Task WriteJsonAsync(Stream output, IAsyncEnumerable<DayPlan> plans, CancellationToken cancellationToken)
    {
        await using var writer = new Utf8JsonWriter(
            output,
            new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        writer.WriteStartObject();
        writer.WriteStartArray("days");
        await foreach (var plan in plans)
        {
            JsonSerializer.Serialize(writer, Shape(plan), JsonSerializerOptions.Web);
            await writer.FlushAsync(cancellationToken);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
    }

    private static object Shape(DayPlan plan) =>
        new
        {
            Date = plan.Day.ToString("yyyy-MM-dd"),
            People = PlannedMessages
                .Of(plan)
                .Select(m => new
                {
                    m.Email,
                    m.Kind,
                    Items = m.Items.Select(i => new { i.Ref, i.Reason }),
                }),
            Skipped = plan.Skipped.Select(s => new { s.Action.Ref, Reason = British.Plain(ReasonWording.Of(s, plan.Day)) }),
        };

    private static void Write(DayPlan plan)
    {
        var messages = PlannedMessages.Of(plan);
        Console.Out.WriteLine(
            British.Plain(
                $"{British.Weekday(plan.Day, plan.Day)} {plan.Day.Year}: {British.Count(messages.Count, "message")}, "
                    + $"{British.Count(plan.Bundles.Sum(b => b.Requests.Count), "action")} asked about, {plan.Skipped.Count} not."
            )
        );
        foreach (var message in messages)
        {
            Console.Out.WriteLine($"  {message.Email}: {message.Kind}");
            foreach (var (reference, reason) in message.Items)
                Console.Out.WriteLine($"    {reference, -14} {reason}");
        }
        foreach (
            var group in plan
                .Skipped.GroupBy(s => British.Plain(ReasonWording.Of(s, plan.Day)))
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
        )
            Console.Out.WriteLine($"  not asked: {group.Count(), 5}  {group.Key}");
        Console.Out.WriteLine();
    }
}
