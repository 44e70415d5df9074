using System.CommandLine;
using System.Text.Json;
using ActionBot.Chasing.FactQueries;
using ActionBot.Commands;
using ActionBot.Delivery;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace ActionBot.Chasing;

/// <summary>"checkins": who is asked what on a day, and why, or why not; with --send it is also sent.</summary>
internal static class CheckInsCommand
{
    public static Command Create(CommandHost bot)
    {
        var on = DateArgument.Create("--on", "The day, such as 2019-06-30.");
        var send = new Option<bool>("--send") { Description = "Also sends it, each person at most once for the day." };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("checkins", "Shows who is asked what on a day and why, and why the others are not.") { on, send, format };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.GuardAsync(() =>
                    RunAsync(bot, parsed.GetValue(on), parsed.GetValue(send), parsed.GetValue(format) == "json", cancellationToken)
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandHost bot, DateOnly day, bool send, bool json, CancellationToken cancellationToken)
    {
        await using var app = await bot.OpenAsync(cancellationToken);
        var plan = await PlanAsync(app.Services, day, cancellationToken);
        if (json)
            Console.Out.WriteLine(ToJson(plan));
        else
            Write(plan);
        if (send)
            await SendAsync(app.Services, plan, cancellationToken);
        return CommandLine.Done;
    }

    private static async Task<DayPlan> PlanAsync(IServiceProvider services, DateOnly day, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var facts = await scope
            .ServiceProvider.GetRequiredService<ChaseFactsQuery>()
            .LoadAsync(day, PlanScope.Everybody, cancellationToken);
        return ChasePlanner.Plan(day, facts, services.GetRequiredService<ChasePolicy>());
    }

    private static async Task SendAsync(IServiceProvider services, DayPlan plan, CancellationToken cancellationToken)
    {
        var started = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var sweep = services.GetRequiredService<ChaseSweep>();
        var people = plan
            .Bundles.Select(b => b.Person)
            .Concat(plan.Digests.Concat(plan.Notices).Select(n => n.Person))
            .Concat(plan.BoardDigests.Select(d => d.Person))
            .Select(p => p.PersonId)
            .ToList();
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        var queued = SweepResult.None;
        await console
            .Progress()
            .StartAsync(async context =>
            {
                var planning = context.AddTask("Storing", maxValue: Math.Max(1, people.Count));
                queued = await sweep.QueueAsync(
                    plan.Day,
                    people,
                    new HashSet<long>(),
                    new Progress<int>(done => planning.Increment(done)),
                    cancellationToken
                );
                planning.Value = planning.MaxValue;
                var sending = context.AddTask("Sending", maxValue: Math.Max(1, queued.People));
                var left = new Progress<int>(rows => sending.Value = Math.Max(sending.Value, queued.People - rows));
                await services.GetRequiredService<Dispatcher>().DrainAsync($"checkins {Environment.ProcessId}", left, cancellationToken);
                sending.Value = sending.MaxValue;
            });
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
        var states = await db
            .Outbox.Where(m => m.CheckInId != null && m.CreatedAt >= started)
            .GroupBy(m => m.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        await Console.Error.WriteLineAsync(
            British.Plain(
                $"{British.Count(queued.People, "message")} for "
                    + $"{British.Date(plan.Day, plan.Day)}: {states.GetValueOrDefault(OutboxState.Sent)} sent, "
                    + $"{states.GetValueOrDefault(OutboxState.Unreachable)} wait until their person has "
                    + $"the app, {states.GetValueOrDefault(OutboxState.Failed)} failed, "
                    + $"{states.GetValueOrDefault(OutboxState.Pending)} still to be sent."
            )
        );
    }

    private static string ToJson(DayPlan plan) =>
        JsonSerializer.Serialize(
            new
            {
                Date = plan.Day.ToString("yyyy-MM-dd"),
                People = plan.Bundles.Select(b => new
                {
                    b.Person.Email,
                    Items = b.Requests.Select(r => new { r.Action.Ref, Reason = British.Plain(ReasonWording.Of(r, plan.Day)) }),
                }),
                Skipped = plan.Skipped.Select(s => new
                {
                    s.Action.Ref,
                    s.Person?.Email,
                    Reason = British.Plain(ReasonWording.Of(s, plan.Day)),
                }),
            },
            CommandLine.Json
        );

    private static void Write(DayPlan plan)
    {
        var asked = plan.Bundles.Sum(b => b.Requests.Count);
        Console.Out.WriteLine(
            British.Plain(
                $"{British.Weekday(plan.Day, plan.Day)} {plan.Day.Year}: "
                    + $"{British.Count(plan.Bundles.Count, "person", "people")} asked about {British.Count(asked, "action")}, "
                    + $"{British.Count(plan.Skipped.Count, "action")} not asked about."
            )
        );
        foreach (var bundle in plan.Bundles)
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine(bundle.Person.Email);
            foreach (var request in bundle.Requests)
                Console.Out.WriteLine($"  {request.Action.Ref, -14} {British.Plain(ReasonWording.Of(request, plan.Day))}");
        }
        if (plan.Skipped.Count > 0)
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine("Not asked about");
        }
        foreach (var skip in plan.Skipped)
            Console.Out.WriteLine($"  {skip.Action.Ref, -14} {British.Plain(ReasonWording.Of(skip, plan.Day))}");
    }
}
