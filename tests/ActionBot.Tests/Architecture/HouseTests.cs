using System.Reflection;
using System.Text.RegularExpressions;
using ActionBot.Domain.Register;
using ActionBot.Teams.Activities;

namespace ActionBot.Tests.Architecture;

/// <summary>Keeps the rooms of the house apart.</summary>
public sealed partial class HouseTests
{
    private static readonly string[] Features =
    [
        "CheckIns",
        "Chasing",
        "Blockers",
        "Boards",
        "Questions",
        "Reporting",
        "Closing",
        "Exchange",
    ];

    private static string Sources => System.IO.Path.Combine(Root(), "src", "ActionBot");

    [Fact]
    public void Feature_uses_shared_rooms_but_never_the_inside_of_another_feature()
    {
        var wrong =
            from file in Files(Sources)
            let room = System.IO.Path.GetRelativePath(Sources, file).Split(System.IO.Path.DirectorySeparatorChar)[0]
            where Features.Contains(room)
            from used in Uses(file)
            where Features.Contains(used) && used != room
            select $"{room} uses {used}: {System.IO.Path.GetFileName(file)}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Shared_room_knows_no_feature()
    {
        string[] shared = ["Commands", "Conversation", "Delivery", "Directory", "Operations", "Scheduling", "Spreadsheets", "Storage"];
        var wrong =
            from file in Files(Sources)
            let room = System.IO.Path.GetRelativePath(Sources, file).Split(System.IO.Path.DirectorySeparatorChar)[0]
            where shared.Contains(room)
            from used in Uses(file)
            where Features.Contains(used)
            select $"{room} uses {used}: {System.IO.Path.GetFileName(file)}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_the_scheduling_room_and_its_health_know_the_scheduler()
    {
        var knowing = Files(Sources)
            .Where(f => QuartzUse().IsMatch(File.ReadAllText(f)))
            .Select(f => System.IO.Path.GetRelativePath(Sources, f).Split(System.IO.Path.DirectorySeparatorChar)[0])
            .Distinct()
            .Order();
        Assert.Equal(["Operations", "Scheduling"], knowing);
    }

    [Fact]
    public void Domain_knows_nothing_and_Teams_knows_nothing_of_the_domain()
    {
        static IEnumerable<string> Needs(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.All(Needs(typeof(ActionItem).Assembly), name => Assert.StartsWith("System.", name));
        Assert.DoesNotContain(Needs(typeof(TeamsActivity).Assembly), name => name.StartsWith("ActionBot", StringComparison.Ordinal));
    }

    [Fact]
    public void Domain_does_no_input_or_output_and_waits_for_nothing()
    {
        var wrong = Files(System.IO.Path.Combine(Root(), "src", "ActionBot.Domain"))
            .Where(f => Impure().IsMatch(File.ReadAllText(f)))
            .Select(System.IO.Path.GetFileName);
        Assert.Empty(wrong);
    }

    internal static IEnumerable<string> Files(string folder) =>
        System
            .IO.Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f =>
                !f.Contains($"{System.IO.Path.DirectorySeparatorChar}obj{System.IO.Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            );

    private static IEnumerable<string> Uses(string file) => RoomUse().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value);

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "ActionBot.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the project's folder.");
        return folder.FullName;
    }

    [GeneratedRegex(@"^using (?:static )?ActionBot\.([A-Z]\w+)", RegexOptions.Multiline)]
    private static partial Regex RoomUse();

    [GeneratedRegex(@"^using Quartz", RegexOptions.Multiline)]
    private static partial Regex QuartzUse();

    [GeneratedRegex(@"\basync\b|\bTask<|System\.IO|HttpClient|File\.")]
    private static partial Regex Impure();
}
