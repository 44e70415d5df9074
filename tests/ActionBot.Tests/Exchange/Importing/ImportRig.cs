using System.Text;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Exchange;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Exchange.Importing;

/// <summary>A database of its own and the import at a fixed instant.</summary>
internal sealed class ImportRig(TestDatabase database) : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2019, 6, 30);
    public static readonly DateTimeOffset Now = new(2019, 7, 1, 9, 0, 0, TimeSpan.Zero);

    public const string Header =
        "Ref,Source,Report,Report date,Assurance,Rating,Risk,Action,Business "
        + "group,Area,Team,Owner,Lead,Target date,Status,Theme,Board,Last update,Last updated,Depends on";
    public const string One =
        "DARA-1,DARA,Fraud,1/4/2019,Limited,High,Loss,Do it,Corporate,Finance,,owner1@example.org,lead@example.org,31/12/2019,Open,,,,,";
    public const string Two =
        "DARA-2,DARA,Fraud,1/4/2019,Limited,Medium,Loss,Do "
        + "more,Corporate,Finance,Payroll,owner2@example.org,lead@example.org,TBC,Open,,,Started,1/5/2019,DARA-1";

    public static async Task<ImportRig> CreateAsync(StorageProvider provider) => new(await TestDatabase.CreateAsync(provider));

    public ActionBotContext Open() => database.Open();

    public Task<ImportReport> ImportAsync(params string[] rows) => ImportAsync(new ImportOptions(Day), rows);

    public async Task<ImportReport> ImportAsync(ImportOptions options, params string[] rows)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Header)) + "\n"));
        return await ImportAsync(options, stream);
    }

    public async Task<ImportReport> ImportAsync(ImportOptions options, Stream stream)
    {
        await using var db = Open();
        return await new RegisterImport(db, new ManualClock(Now)).RunAsync(stream, options, null, default);
    }

    public async Task<ActionItem> ActionAsync(string reference)
    {
        await using var db = Open();
        return await db
            .Actions.AsNoTracking()
            .Include(a => a.Owner)
            .Include(a => a.Area)
            .Include(a => a.Report!.Source)
            .SingleAsync(a => a.Ref == reference);
    }

    /// <summary>Changes an action as a card would.</summary>
    public async Task HereAsync(string reference, Action<ActionItem> change)
    {
        await using var db = Open();
        change(await db.Actions.SingleAsync(a => a.Ref == reference));
        await db.SaveChangesAsync();
    }

    public async Task<List<Change>> HistoryAsync(string entity = "action")
    {
        await using var db = Open();
        return await db.Changes.AsNoTracking().Where(c => c.Entity == entity).OrderBy(c => c.Id).ToListAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>Row one with one cell changed.</summary>
    public static string With(string row, string column, string value)
    {
        var cells = row.Split(',');
        cells[Array.IndexOf(Header.Split(','), column)] = value;
        return string.Join(',', cells);
    }
}
