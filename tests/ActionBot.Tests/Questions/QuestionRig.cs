using System.Data.Common;
using ActionBot.Directory;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register.People;
using ActionBot.Exchange;
using ActionBot.Exchange.Governance;
using ActionBot.Questions;
using ActionBot.Questions.Answering;
using ActionBot.Questions.Columns;
using ActionBot.Questions.Names;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Tests.Exchange;
using ActionBot.Tests.Exchange.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ActionBot.Tests.Questions;

/// <summary>The sample register with its governance file, asked without a service around it.</summary>
internal sealed class QuestionRig : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly VocabularySource source;
    private int? breakAfter;

    /// <summary>Asks a database that somebody else made, and drops.</summary>
    public QuestionRig(TestDatabase database)
    {
        this.database = database;
        Columns = NewColumns();
        source = new(Columns);
    }

    /// <summary>The columns that are kept from one question to the next.</summary>
    public ColumnSource Columns { get; }

    /// <summary>Others, which know nothing yet.</summary>
    public ColumnSource NewColumns() => new(() => database.Open(new BreakingReads(() => breakAfter)));

    /// <summary>Lets each reading of the columns fail once it has asked the database so many times; null for never.</summary>
    public void BreakAfter(int? commands) => breakAfter = commands;

    public static async Task<QuestionRig> SampleAsync(StorageProvider provider)
    {
        var rig = new QuestionRig(await TestDatabase.CreateAsync(provider));
        await ImportAsync(rig.database);
        return rig;
    }

    /// <summary>Brings the sample in.</summary>
    public static async Task ImportAsync(TestDatabase database)
    {
        await using var db = database.Open();
        await using var register = File.OpenRead(Samples.Path("register-2019.csv"));
        await using var governance = File.OpenRead(Samples.Path("governance.json"));
        await new RegisterImport(db, new ManualClock(ImportRig.Now)).RunAsync(register, new ImportOptions(ImportRig.Day), null, default);
        Assert.True(
            (
                await new GovernanceImport(db, new ManualClock(ImportRig.Now)).RunAsync(
                    governance,
                    new GovernanceOptions(ImportRig.Day),
                    default
                )
            ).Written
        );
    }

    public static async Task<QuestionRig> EmptyAsync(StorageProvider provider) => new(await TestDatabase.CreateAsync(provider));

    public ActionBotContext Open() => database.Open();

    public Task<T> WithAsync<T>(Func<QuestionAnswers, ActionBotContext, Task<T>> ask) => WithAsync(Columns, source, ask);

    /// <summary>Asks other columns.</summary>
    public Task<T> WithAsync<T>(ColumnSource columns, Func<QuestionAnswers, ActionBotContext, Task<T>> ask) =>
        WithAsync(columns, columns == Columns ? source : new(columns), ask);

    public async Task<Reading> ReadAsync(string text, string? email = null) =>
        await WithAsync(async (desk, db) => await desk.ReadAsync(text, await PersonAsync(db, email), QuestionFile.Day, default));

    /// <summary>What the reader needs, so that many texts can be read at once.</summary>
    public async Task<(Vocabulary Vocabulary, Asker Asker)> ReaderAsync(string? email) =>
        await WithAsync(
            async (desk, db) =>
            {
                var person = await PersonAsync(db, email);
                return await desk.ReaderAsync(person, QuestionFile.Day, default);
            }
        );

    /// <summary>The refs that a text returns, or how it was not understood.</summary>
    public async Task<(IReadOnlyList<string>? Refs, string Said)> AskAsync(string text, string? email = null) =>
        await WithAsync(
            async (desk, db) =>
            {
                var person = await PersonAsync(db, email);
                return await desk.ReadAsync(text, person, QuestionFile.Day, default) switch
                {
                    Reading.Understood understood => (
                        (IReadOnlyList<string>?)await desk.RefsAsync(understood.Question, person, QuestionFile.Day, null, default),
                        QuestionText.Sentence(understood.Question)
                    ),
                    Reading.Several several => (null, "several: " + string.Join("; ", several.Choices.Select(c => c.Title))),
                    Reading.NotUnderstood not => (null, $"not understood: {string.Join(", ", not.Words)} {not.Says}"),
                    _ => throw new InvalidOperationException(),
                };
            }
        );

    public static async Task<Person?> PersonAsync(ActionBotContext db, string? email) =>
        email is null ? null : await db.People.AsNoTracking().SingleAsync(p => p.Email == email);

    public async ValueTask DisposeAsync()
    {
        Columns.Dispose();
        await database.DisposeAsync();
    }

    public QuestionAnswers Desk(ActionBotContext db) => Desk(db, Columns, source);

    private async Task<T> WithAsync<T>(ColumnSource columns, VocabularySource names, Func<QuestionAnswers, ActionBotContext, Task<T>> ask)
    {
        await using var db = Open();
        return await ask(Desk(db, columns, names), db);
    }

    private static QuestionAnswers Desk(ActionBotContext db, ColumnSource columns, VocabularySource names)
    {
        var marks = new QuestionMarks(ChasePolicy.Default, new Calendars(new HashSet<DateOnly> { new(2019, 12, 25) }));
        return new(db, names, new AnswerQuery(db, columns, new QuestionFilter(db, marks), marks));
    }

    private sealed class BreakingReads(Func<int?> after) : DbCommandInterceptor
    {
        private int read;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        ) => ++read > after() ? throw new FormatException("The database holds what nobody can read.") : ValueTask.FromResult(result);
    }
}
