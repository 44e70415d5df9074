using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ActionBot.Teams.Tests.Support;

/// <summary>Keeps what is logged.</summary>
public sealed class LogCapture : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> entries = [];

    public IEnumerable<(LogLevel Level, string Text)> Entries => entries;

    public int Count(string part) => entries.Count(entry => entry.Text.Contains(part, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => entries.Enqueue((logLevel, formatter(state, exception) + (exception is null ? "" : " " + exception)));

    public void Dispose() { }
}
