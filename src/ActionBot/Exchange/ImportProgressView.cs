using Spectre.Console;

namespace ActionBot.Exchange;

/// <summary>Shows how far an import is: a bar on a terminal, plain lines elsewhere, nothing for a small file that is not watched.</summary>
internal sealed class ImportProgressView(TextWriter error, bool terminal)
{
    private const int RowsWorthALine = 1000,
        LineEvery = 10_000;

    /// <summary>Standard error, so that standard output holds the report only.</summary>
    public static ImportProgressView OnStandardError() => new(Console.Error, !Console.IsErrorRedirected);

    /// <summary>Does the work and shows its progress meanwhile.</summary>
    public Task<T> ShowAsync<T>(Func<IProgress<ImportProgress>, Task<T>> work)
    {
        if (!terminal)
            return work(new Lines(error));
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error), Interactive = InteractionSupport.Yes }
        );
        return console
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(context => work(new Bars(context)));
    }

    private sealed class Lines(TextWriter error) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Done >= RowsWorthALine && (value.Done % LineEvery == 0 || value.Done == value.Total))
                error.WriteLine(
                    value.Total is { } total ? $"{value.Step}: {value.Done:N0} of {total:N0} rows" : $"{value.Step}: {value.Done:N0} rows"
                );
        }
    }

    private sealed class Bars(ProgressContext context) : IProgress<ImportProgress>
    {
        private readonly Dictionary<string, ProgressTask> tasks = [];

        public void Report(ImportProgress value)
        {
            if (!tasks.TryGetValue(value.Step, out var task))
            {
                foreach (var done in tasks.Values)
                    done.IsIndeterminate(false).Value(done.MaxValue);
                tasks[value.Step] = task = context.AddTask(value.Step, maxValue: value.Total ?? 1).IsIndeterminate(value.Total is null);
            }
            if (value.Total is not null)
                task.Value(value.Done);
        }
    }
}
