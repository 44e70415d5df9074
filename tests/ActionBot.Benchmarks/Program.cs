using ActionBot.Benchmarks;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;

// Figures, never verdicts: dotnet run -c Release --project tests/ActionBot.Benchmarks [answers|start]
var wanted = args is [var one] ? one : "all";
if (wanted is not ("all" or "answers" or "start"))
{
    Console.Error.WriteLine($"“{wanted}” is no benchmark. Give answers or start, or nothing for both.");
    return 2;
}
StorageProvider[] providers = TestDatabase.PostgresServer is null ? [StorageProvider.Sqlite] : [StorageProvider.Sqlite, StorageProvider.Postgres];
if (providers.Length == 1)
    Console.Error.WriteLine($"PostgreSQL is left out: {TestDatabase.PostgresVariable} is not set.");
foreach (var provider in providers)
{
    if (wanted is "all" or "answers")
        Console.WriteLine(await AnswerBenchmark.RunAsync(provider));
    if (wanted is "all" or "start")
        Console.WriteLine(await StartBenchmark.RunAsync(provider));
}
return 0;
