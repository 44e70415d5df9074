using ActionBot.Benchmarks;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;

// Figures, never verdicts: dotnet run -c Release --project tests/ActionBot.Benchmarks
// [answers|start|plan|questions|report|flood|files|year] A large register to look at: Storage__ConnectionString=… dotnet run -c
// Release --project tests/ActionBot.Benchmarks generate [--with-history] Questions to it: the same with questions here
if (args is [PlanBenchmark.Child])
{
    Console.WriteLine(await PlanBenchmark.PlanAsync());
    return 0;
}
if (args is [ReportBenchmark.Child, var which])
{
    Console.WriteLine(await ReportBenchmark.MakeAsync(int.Parse(which, System.Globalization.CultureInfo.InvariantCulture)));
    return 0;
}
if (args is ["questions", "here"])
{
    Console.WriteLine(await QuestionBenchmark.MeasureConfiguredAsync());
    return 0;
}
if (args is ["generate", ..])
{
    Console.WriteLine(await RegisterGenerator.FillConfiguredAsync(new(RegisterGenerator.Day, WithHistory: args is [_, "--with-history"])));
    return 0;
}
if (args is ["flood", .. var kinds])
{
    await FloodBenchmark.RunAsync(Console.Out, kinds);
    return 0;
}
var wanted = args is [var one] ? one : "all";
if (wanted is not ("all" or "answers" or "start" or "plan" or "questions" or "report" or "year" or "files"))
{
    Console.Error.WriteLine(
        $"“{wanted}” is no benchmark. Give answers, start, plan, questions, report, flood, files or year, or nothing for all."
    );
    return 2;
}
StorageProvider[] providers = TestDatabase.PostgresServer is null
    ? [StorageProvider.Sqlite]
    : [StorageProvider.Sqlite, StorageProvider.Postgres];
if (providers.Length == 1)
    Console.Error.WriteLine($"PostgreSQL is left out: {TestDatabase.PostgresVariable} is not set.");
foreach (var provider in providers)
{
    if (wanted is "all" or "answers")
        Console.WriteLine(await AnswerBenchmark.RunAsync(provider));
    if (wanted is "all" or "start")
        Console.WriteLine(await StartBenchmark.RunAsync(provider));
    if (wanted is "all" or "plan")
        Console.WriteLine(await PlanBenchmark.RunAsync(provider));
    if (wanted is "all" or "report")
        Console.WriteLine(await ReportBenchmark.RunAsync(provider));
    if (wanted is "all" or "questions")
        Console.WriteLine(await QuestionBenchmark.RunAsync(provider));
    if (wanted is "all" or "files")
        Console.WriteLine(await FilesBenchmark.GovernanceAsync(provider));
}
if (wanted is "all" or "files")
    Console.WriteLine(await FilesBenchmark.HostileAsync());
if (wanted is "all" or "year")
    Console.WriteLine(await YearSimulation.RunAsync("samples"));
return 0;
