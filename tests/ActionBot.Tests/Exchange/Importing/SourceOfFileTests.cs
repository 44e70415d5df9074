using System.Text;
using ActionBot.Exchange;
using ActionBot.Storage;

namespace ActionBot.Tests.Exchange.Importing;

/// <summary>The source that is given for a whole file.</summary>
public sealed class SourceOfFileTests
{
    private static async Task<(ImportReport Report, ImportRig Rig)> ImportAsync(string source, string text)
    {
        var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await rig.ImportAsync(new ImportOptions(ImportRig.Day, Source: source), stream), rig);
    }

    [Theory]
    [InlineData("DARA", "DARA")]
    [InlineData("dara", "DARA")]
    [InlineData("Health and Safety Executive", "HSE")]
    public async Task Rows_that_name_no_source_get_the_one_of_the_file(string given, string code)
    {
        var (report, rig) = await ImportAsync(given, "Ref,Action,Area\n17,Do it,Finance\n");
        await using var _ = rig;
        Assert.Equal(0, report.ExitCode);
        Assert.Equal(code, (await rig.ActionAsync("17")).Report!.Source!.Code);
    }

    [Theory]
    [InlineData("DRAA")]
    [InlineData("")]
    public async Task Source_that_nobody_knows_is_refused_and_nothing_is_written(string given)
    {
        var (report, rig) = await ImportAsync(given, "Ref,Action,Area\n17,Do it,Finance\n");
        await using var _ = rig;
        Assert.Equal((2, false), (report.ExitCode, report.Written));
        Assert.StartsWith($"--source is “{given}”, which is no source that is known.", report.Problem, StringComparison.Ordinal);
        await using var db = rig.Open();
        Assert.Empty(db.Sources);
        Assert.Empty(db.Actions);
    }

    [Fact]
    public async Task Source_of_a_file_whose_rows_all_name_theirs_is_refused()
    {
        var (report, rig) = await ImportAsync("HMI", "Ref,Source,Action,Area\n17,DARA,Do it,Finance\n");
        await using var _ = rig;
        Assert.Equal(2, report.ExitCode);
        Assert.StartsWith(
            "--source HMI was given, but every row of the file names its source itself.",
            report.Problem,
            StringComparison.Ordinal
        );
    }
}
