using System.CommandLine;
using System.Text.Json;
using ActionBot.Commands;
using ActionBot.Directory;
using ActionBot.Domain;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Questions.Grammar;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions;

/// <summary>"ask": a question, answered by the same code as in a chat, as one person may see it or as the tracking team does.</summary>
internal static class AskCommand
{
    public static Command Create(CommandHost bot)
    {
        var text = new Argument<string>("QUESTION") { Description = "The question, such as \"what is overdue in Finance\"." };
        var email = new Option<string?>("--as") { Description = "The address of who asks; the answer holds what they may see." };
        var all = new Option<bool>("--as-administrator") { Description = "Ask as the tracking team, who see everything." };
        var on = new Option<DateOnly?>("--on")
        {
            Description =
                "The day from which days are counted, such as 2026-02-10; today where it is left out. The register is asked as it is now.",
            CustomParser = DateArgument.ParseOptional,
        };
        var limit = new Option<int?>("--limit") { Description = "The most refs to give; all where it is left out." };
        limit.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var count) || count < 0))
                result.AddError($"--limit is “{token.Value}”. Give 0 or more.");
        });
        var format = new Option<string>("--format")
        {
            Description = string.Join(", ", AnswerFiles.Formats) + ".",
            DefaultValueFactory = _ => AnswerFiles.Formats[0],
        };
        format.AcceptOnlyFromAmong([.. AnswerFiles.Formats]);
        var command = new Command("ask", "Answers a question in plain English about the register.") { text, email, all, on, limit, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(email) is not null == result.GetValue(all))
                result.AddError("Say who asks: --as and an address, or --as-administrator.");
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.GuardAsync(() =>
                    RunAsync(
                        bot,
                        parsed.GetValue(text)!,
                        parsed.GetValue(email),
                        parsed.GetValue(on),
                        parsed.GetValue(limit),
                        parsed.GetValue(format)!,
                        cancellationToken
                    )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandHost bot,
        string text,
        string? email,
        DateOnly? on,
        int? limit,
        string format,
        CancellationToken cancellationToken
    )
    {
        await using var app = await bot.OpenAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
        var person = email is null ? null : await PersonAsync(db, email, cancellationToken);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var day = on ?? person?.DayAt(now) ?? DateOnly.FromDateTime(now.UtcDateTime);
        var desk = scope.ServiceProvider.GetRequiredService<QuestionAnswers>();
        var reading = await desk.ReadAsync(text, person, day, cancellationToken);
        if (reading is not Reading.Understood { More: null } understood)
            return await RefuseAsync(reading, day, format);
        if (await db.Changes.AnyAsync(c => c.On > day, cancellationToken))
            await Console.Error.WriteLineAsync(AsItIsNow(day));
        var question = understood.Question;
        var answer = await desk.AnswerAsync(question, person, day, cancellationToken);
        var refs = await desk.RefsAsync(question, person, day, Least(limit, question.Limit), cancellationToken);
        await AnswerFiles.WriteAsync(format, new(answer, refs, day, db), Console.Out, cancellationToken);
        return CommandLine.Done;
    }

    private static async Task<Person> PersonAsync(ActionBotContext db, string email, CancellationToken cancellationToken)
    {
        var address = email.Trim().ToLowerInvariant();
        return await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Email == address && p.IsActive, cancellationToken)
            ?? throw new RuleException($"The register knows nobody with the address “{British.Shorten(email, 60)}”, or they have left.");
    }

    private static int? Least(int? one, int? other) => one is { } a && other is { } b ? Math.Min(a, b) : one ?? other;

    // Questions are about the register as it is: only reports undo what happened since.
    private static string AsItIsNow(DateOnly day) =>
        British.Plain(
            $"The register has changed since {British.FullDate(day)}: days are counted from then, but statuses, dates and "
                + $"owners are as they are now. For the position as it was, run: report --on {day:yyyy-MM-dd}"
        );

    private static async Task<int> RefuseAsync(Reading reading, DateOnly day, string format)
    {
        var (says, near) = reading switch
        {
            Reading.Several several => (
                $"“{several.Word}” is the name of more than one thing.",
                several.Choices.Select(c => QuestionText.Typed(c.Question)).ToList()
            ),
            Reading.NotUnderstood not => (Questions.Cards.UnclearCard.Says(not), [.. not.Near]),
            _ => ("There is no question here to go on from.", [.. Suggestions.Usual(new(day, null, [], SeesAll: true))]),
        };
        if (format == AnswerFiles.Json)
            await Console.Out.WriteLineAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        Understood = (string?)null,
                        Says = British.Plain(says),
                        Words = (reading as Reading.NotUnderstood)?.Words ?? [],
                        Suggestions = near,
                    },
                    CommandLine.Json
                )
            );
        await Console.Error.WriteLineAsync($"I did not understand that. {British.Plain(says)}");
        if (format != AnswerFiles.Json && near.Count > 0)
            await Console.Error.WriteLineAsync("I can answer:" + string.Concat(near.Select(n => $"{Environment.NewLine}  {n}")));
        return CommandLine.NotUnderstood;
    }
}
