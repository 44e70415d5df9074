using System.CommandLine;
using System.Globalization;

namespace ActionBot.Simulator.Sample;

/// <summary><c>sample</c>: writes a register whose story happens today.</summary>
internal static class SampleCommand
{
    public static Command Create(TimeProvider time)
    {
        var register = new Option<FileInfo>("--register") { Description = "The register to move, CSV.", Required = true };
        var storyDate = Day("--story-date", "The day on which the register's story stands.", time);
        var today = Day("--today", "The day it is moved to: a date, or 'today' in London.", time);
        var output = new Option<FileInfo>("--out") { Description = "The file to write.", Required = true };

        var command = new Command("sample", "Moves every date of a register so that it looks current.")
        {
            register,
            storyDate,
            today,
            output,
        };
        command.SetAction(
            (parsed, cancellation) =>
                WriteAsync(
                    parsed.GetValue(register)!,
                    parsed.GetValue(output)!,
                    parsed.GetValue(today).DayNumber - parsed.GetValue(storyDate).DayNumber,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> WriteAsync(FileInfo register, FileInfo output, int days, CancellationToken cancellation)
    {
        if (!register.Exists)
            throw new BadUseException($"--register: {register.FullName} does not exist.");
        if (output.FullName == register.FullName)
            throw new BadUseException("--out: the register cannot be moved onto itself.");
        // Written beside and renamed, so that a run cut short leaves no half file.
        var unfinished = output.FullName + ".part";
        try
        {
            await using (var source = register.OpenRead())
            await using (var target = File.Create(unfinished))
            {
                var count = await RegisterMover.MoveAsync(source, target, days, cancellation);
                Console.WriteLine($"Moved {count} dates by {days} days.");
            }
            File.Move(unfinished, output.FullName, overwrite: true);
            return 0;
        }
        catch (InvalidDataException fault)
        {
            File.Delete(unfinished);
            throw new BadUseException($"--register: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BadUseException($"--out: {fault.Message}");
        }
    }

    private static Option<DateOnly> Day(string name, string description, TimeProvider time) =>
        new(name)
        {
            Description = description,
            Required = true,
            CustomParser = given =>
            {
                var text = given.Tokens[0].Value;
                if (text == "today")
                    return Today(time);
                if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    return day;
                given.AddError($"{name}: '{text}' is not a date like 2019-06-30, nor 'today'.");
                return default;
            },
        };

    private static DateOnly Today(TimeProvider time)
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), london).DateTime);
    }
}
