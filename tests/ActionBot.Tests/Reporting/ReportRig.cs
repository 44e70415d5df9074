using System.Text.Json.Nodes;
using ActionBot.Directory;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Reporting;
using ActionBot.Exchange;
using ActionBot.Exchange.Governance;
using ActionBot.Reporting;
using ActionBot.Reporting.Writing;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Tests.Exchange;

namespace ActionBot.Tests.Reporting;

/// <summary>A database with a register, and reports of it.</summary>
internal sealed class ReportRig(TestDatabase database) : IAsyncDisposable
{
    public static readonly DateOnly SampleDay = new(2019, 6, 30);

    public TestDatabase Database => database;

    public ManualClock Clock { get; } = new(new DateTimeOffset(2019, 7, 1, 9, 0, 0, TimeSpan.Zero));

    public static async Task<ReportRig> CreateAsync(StorageProvider provider) => new(await TestDatabase.CreateAsync(provider));

    /// <summary>A rig with the sample register and its governance, as at the end of June 2019.</summary>
    public static async Task<ReportRig> SampleAsync(StorageProvider provider)
    {
        var rig = await CreateAsync(provider);
        await using var db = rig.Open();
        await using var file = File.OpenRead(Samples.Path("register-2019.csv"));
        await new RegisterImport(db, rig.Clock).RunAsync(file, new ImportOptions(SampleDay), null, default);
        await rig.GovernAsync();
        return rig;
    }

    public ActionBotContext Open() => database.Open();

    public Task<PositionReport> ReportAsync(DateOnly on, DateOnly? since = null, string? source = null) =>
        ReportAsync(new ReportRequest(on, since, source));

    public async Task<PositionReport> ReportAsync(ReportRequest request)
    {
        await using var db = Open();
        return await Query(db).RunAsync(request, default);
    }

    public async Task<JsonObject> JsonAsync(DateOnly on, string? source = null) =>
        JsonNode.Parse(JsonReport.Write(await ReportAsync(on, null, source)))!.AsObject();

    public static ReportQuery Query(ActionBotContext db) =>
        new(db, ChasePolicy.Default, new(db, new Calendars(BankHolidays.EnglandAndWales)));

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task GovernAsync()
    {
        await using var db = Open();
        var report = await new GovernanceImport(db, Clock).RunAsync(Samples.Path("governance.json"), new(SampleDay), default);
        Assert.Empty(report.Faults);
    }
}
