using System.CommandLine;
using ActionBot.Domain;
using Microsoft.Extensions.Options;

namespace ActionBot.Commands;

/// <summary>
/// What all commands share. What machines read goes to standard output alone; logs, progress and faults go to standard error.
/// </summary>
public static class CommandLine
{
    /// <summary>How commands write JSON: for machines, and readable all the same.</summary>
    internal static readonly System.Text.Json.JsonSerializerOptions Json = new(System.Text.Json.JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Something broke that is not the caller's doing.</summary>
    public const int Broken = 1;

    /// <summary>A question was not understood; the nearest that can be answered are told.</summary>
    public const int NotUnderstood = 3;

    /// <summary>The call, a setting or a file is wrong; one clear line says how.</summary>
    public const int BadUse = 2;

    /// <summary>Runs what was called.</summary>
    /// <param name="root">All commands.</param>
    /// <param name="args">The call.</param>
    internal static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
            return Refuse(
                $"{string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))} Try --help."
            );
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    /// <summary>Runs a command and turns its faults into a line and an exit code.</summary>
    internal static async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OptionsValidationException faults)
        {
            return Refuse(string.Join(Environment.NewLine, faults.Failures));
        }
        catch (AggregateException all) when (all.InnerExceptions.All(fault => fault is OptionsValidationException))
        {
            return Refuse(
                string.Join(
                    Environment.NewLine,
                    all.InnerExceptions.Cast<OptionsValidationException>().SelectMany(faults => faults.Failures)
                )
            );
        }
        catch (Exception fault) when (fault is ArgumentException or RuleException || IsSetting(fault))
        {
            return Refuse(fault.Message);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. What was done until now is kept.");
            return Broken;
        }
        catch (UnauthorizedAccessException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return Broken;
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateException fault)
        {
            await Console.Error.WriteLineAsync(
                $"The database refused a change, and nothing of it was written: {fault.InnerException?.Message ?? fault.Message}"
            );
            return Broken;
        }
        catch (Exception fault) when (fault is Npgsql.NpgsqlException or Microsoft.Data.Sqlite.SqliteException)
        {
            await Console.Error.WriteLineAsync(
                $"The database cannot be used: {fault.Message} Check Storage:Provider and Storage:ConnectionString."
            );
            return Broken;
        }
        catch (InvalidDataException fault)
        {
            // A settings file that is no JSON; the place is told by the reader.
            return Refuse($"{fault.Message.TrimEnd('.')}. {fault.GetBaseException().Message}");
        }
        catch (IOException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return Broken;
        }
    }

    // The framework's own words for a setting that cannot be read name the setting and its value.
    private static bool IsSetting(Exception fault) =>
        fault is InvalidOperationException && fault.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal);

    internal static int Refuse(string line)
    {
        Console.Error.WriteLine(line);
        return BadUse;
    }
}
