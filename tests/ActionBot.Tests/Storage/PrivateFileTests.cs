using ActionBot.Delivery;
using ActionBot.Delivery.Mail;
using ActionBot.Operations;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace ActionBot.Tests.Storage;

/// <summary>What the service writes down is for its own account: on Unix nobody else can read it, from the moment it is there.</summary>
public sealed class PrivateFileTests : IDisposable
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;
    private const UnixFileMode Wide = OwnFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"actionbot-private-{Guid.NewGuid():N}");
    private readonly Mock<ILogger> logger = new();

    public PrivateFileTests()
    {
        System.IO.Directory.CreateDirectory(folder);
        logger.Setup(l => l.IsEnabled(It.IsAny<LogLevel>())).Returns(true);
    }

    public void Dispose() => System.IO.Directory.Delete(folder, recursive: true);

    [Fact]
    public void New_database_and_its_logs_are_private_from_the_start()
    {
        var file = Path.Combine(folder, "new.db");
        PrivateFiles.PrepareDatabase($"Data Source={file}", logger.Object);
        AssertMode(OwnFile, file);
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; CREATE TABLE a (b INTEGER); INSERT INTO a VALUES (1);";
        command.ExecuteNonQuery();
        foreach (var part in (string[])["", "-wal", "-shm"])
            AssertMode(OwnFile, file + part);
        AssertLogged(0, 820);
    }

    [Fact]
    public async Task File_is_replaced_whole_or_stays_as_it_was()
    {
        var file = Path.Combine(folder, "agenda.md");
        WriteWide(file);
        var before = await File.ReadAllTextAsync(file);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            PrivateFiles.ReplaceAsync(
                file,
                async output =>
                {
                    await output.WriteAsync("half"u8.ToArray());
                    throw new InvalidOperationException();
                }
            )
        );
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        Assert.Equal(file, await PrivateFiles.ReplaceAsync(file, output => output.WriteAsync("new"u8.ToArray()).AsTask()));
        Assert.Equal("new", await File.ReadAllTextAsync(file));
        AssertMode(OwnFile, file);
        Assert.Single(System.IO.Directory.GetFiles(folder));
    }

    [Fact]
    public void File_that_is_written_anew_holds_nothing_of_what_was_there()
    {
        var file = Path.Combine(folder, "anew");
        File.WriteAllText(file, "much longer than what comes");
        using (var stream = PrivateFiles.Create(file))
            stream.Write("new"u8);
        Assert.Equal("new", File.ReadAllText(file));
    }

    [Fact]
    public async Task Device_is_written_to_and_stays_what_it_is()
    {
        if (OperatingSystem.IsWindows())
            return;
        var before = File.GetUnixFileMode("/dev/null");
        using (var stream = PrivateFiles.Create("/dev/null"))
            stream.Write("gone"u8);
        await PrivateFiles.ReplaceAsync("/dev/null", output => output.WriteAsync("gone"u8.ToArray()).AsTask());
        var link = Path.Combine(folder, "link");
        File.CreateSymbolicLink(link, "/dev/null");
        await PrivateFiles.ReplaceAsync(link, output => output.WriteAsync("gone"u8.ToArray()).AsTask());
        Assert.Equal(before, File.GetUnixFileMode("/dev/null"));
        Assert.Equal("", await File.ReadAllTextAsync("/dev/null"));
    }

    [Fact]
    public void Database_that_others_could_read_is_narrowed_and_the_log_says_so_once()
    {
        var file = Path.Combine(folder, "old.db");
        WriteWide(file);
        WriteWide(file + "-wal");
        PrivateFiles.PrepareDatabase($"Data Source={file}", logger.Object);
        PrivateFiles.PrepareDatabase($"Data Source={file}", logger.Object);
        AssertMode(OwnFile, file);
        AssertMode(OwnFile, file + "-wal");
        AssertLogged(2, 820);
    }

    [Fact]
    public async Task Database_of_a_started_service_and_what_commands_write_are_private()
    {
        var file = Path.Combine(folder, "command.db");
        var report = Path.Combine(folder, "position.md");
        WriteWide(report);
        (string, string)[] settings = [("Storage:Provider", "Sqlite"), ("Storage:ConnectionString", $"Data Source={file};Pooling=False")];
        var (code, _, error) = await CommandProcess.RunAsync(null, settings, "report", "--on", "2026-02-10", "--out", report);
        Assert.True(code == 0, error);
        AssertMode(OwnFile, file);
        AssertMode(OwnFile, report);
        var package = Path.Combine(folder, "package.zip");
        (code, _, error) = await CommandProcess.RunAsync(
            null,
            [.. settings, ("Teams:AppId", "3e59f263-f4df-49c7-af0a-d031640ce280")],
            "manifest",
            "pack",
            "--host",
            "bot.example.org",
            "--out",
            package
        );
        Assert.True(code == 0, error);
        Assert.True(File.Exists(package));
    }

    [Fact]
    public async Task Agenda_that_replaces_a_file_others_could_read_is_private()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.ReadAsync(async db =>
        {
            db.Add(new Domain.Boards.Meeting { BoardId = db.Boards.Single().Id, Date = new(2100, 1, 5) });
            return await db.SaveChangesAsync();
        });
        foreach (var format in (string[])["md", "json", "xlsx"])
        {
            var file = Path.Combine(folder, "agenda." + format);
            WriteWide(file);
            var (code, _, error) = await CommandProcess.RunAsync(
                scene.Database,
                [],
                "agenda",
                "pib",
                "next",
                "--format",
                format,
                "--out",
                file
            );
            Assert.True(code == 0, error);
            AssertMode(OwnFile, file);
            Assert.NotEqual("wide", await File.ReadAllTextAsync(file));
        }
    }

    [Fact]
    public async Task Mail_in_a_folder_is_private_and_so_is_a_folder_made_for_it()
    {
        var mails = Path.Combine(folder, "mails");
        await using var scene = await Scene.OpenAsync(
            settings: [("Mail:Transport", "PickupFolder"), ("Mail:Folder", mails), ("Mail:From", "actionbot@example.org")]
        );
        await scene.Bot.WithAsync(async services =>
        {
            await services
                .GetRequiredService<Outbox>()
                .MailAsync("private:1", "board@example.org", new MailContent("Subject", ["Text."], [], [], "Why."));
            return await services.GetRequiredService<ActionBotContext>().SaveChangesAsync();
        });
        await scene.Bot.DrainAsync();
        AssertMode(OwnFolder, mails);
        AssertMode(OwnFile, Assert.Single(System.IO.Directory.GetFiles(mails, "*.eml")));
    }

    [Fact]
    public void Secret_that_others_may_read_is_warned_of_and_a_private_one_is_not()
    {
        var token = Path.Combine(folder, "token");
        WriteWide(token);
        var settings = Path.Combine(folder, "settings.json");
        File.WriteAllText(
            settings,
            """
            { "Teams": { "ClientSecret": "x" }, "Mail": { "Password": "" }, "Storage": { "ConnectionString": "Host=a;Password=b" } }
            """
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(settings, Wide);
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(settings)
            .AddInMemoryCollection([new("Teams:FederatedTokenFile", token)])
            .Build();
        SecretFiles.Warn(configuration, logger.Object);
        AssertLogged(3, 822);
        logger.Invocations.Clear();
        PrivateFiles.Narrow(token);
        PrivateFiles.Narrow(settings);
        SecretFiles.Warn(configuration, logger.Object);
        AssertLogged(0, 822);
    }

    private static void WriteWide(string path)
    {
        File.WriteAllText(path, "wide");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, Wide);
    }

    private static void AssertMode(UnixFileMode expected, string path)
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(expected, File.GetUnixFileMode(path));
    }

    private void AssertLogged(int times, int id)
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                times,
                logger.Invocations.Count(i =>
                    i.Method.Name == nameof(ILogger.Log) && i.Arguments[1] is EventId { Id: var logged } && logged == id
                )
            );
    }
}
