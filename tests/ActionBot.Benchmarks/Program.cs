using ActionBot.Benchmarks;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;

// Figures, never verdicts: dotnet run -c Release --project tests/ActionBot.Benchmarks [answers|start|questions|year]
var wanted = args is [var one] ? one : "all";
if (wanted is not ("all" or "answers" or "start" or "questions" or "year"))
{
    Console.Error.WriteLine($"“{wanted}” is no benchmark. Give answers, start, questions or year, or nothing for all.");
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
    if (wanted is "all" or "questions")
        Console.WriteLine(await QuestionBenchmark.RunAsync(provider));
}
if (wanted is "all" or "year")
    Console.WriteLine(await YearSimulation.RunAsync("samples"));
return 0;
