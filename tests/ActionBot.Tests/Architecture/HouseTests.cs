using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace ActionBot.Tests.Architecture;

/// <summary>Keeps the rooms of the house apart, and its names. Looks at what the compiler understands, however a type is written.</summary>
public sealed partial class HouseTests
{
    private static readonly string[] Features = ["Blockers", "Boards", "Chasing", "CheckIns", "Exchange", "Questions", "Reporting"];

    // The room for those who run the service: what it tells them may come from what a feature opens.
    private const string Operations = "Operations";

    // What of a feature others may know: what waits for boards, and how they are reached.
    private static readonly string[] Open = ["Boards.Agendas"];

    [Fact]
    public void Feature_uses_shared_rooms_but_never_the_inside_of_another_feature() =>
        Assert.Empty(
            Arrows(HouseSources.Service)
                .Where(a => Features.Contains(a.From.Split('.')[0]) && Features.Contains(a.To.Split('.')[0]))
                .Where(a => a.From.Split('.')[0] != a.To.Split('.')[0] && !Open.Contains(a.To))
                .Select(Written)
        );

    [Fact]
    public void Shared_room_knows_no_feature() =>
        Assert.Empty(
            Arrows(HouseSources.Service)
                .Where(a => !Features.Contains(a.From.Split('.')[0]) && !IsOfTheRoot(a.From))
                .Where(a => Features.Contains(a.To.Split('.')[0]) && !(a.From == Operations && Open.Contains(a.To)))
                .Select(Written)
        );

    [Fact]
    public void What_a_feature_opens_to_others_knows_nothing_of_its_inside() =>
        Assert.Empty(
            Arrows(HouseSources.Service).Where(a => Open.Contains(a.From) && Features.Contains(a.To.Split('.')[0])).Select(Written)
        );

    [Theory]
    [InlineData(HouseSources.Domain)]
    [InlineData(HouseSources.Teams)]
    [InlineData(HouseSources.Service)]
    public void No_room_knows_one_that_knows_it(string project)
    {
        var arrows = Arrows(project).ToList();
        var next = arrows.ToLookup(a => a.From, a => a.To);
        Assert.NotEmpty(arrows);
        Assert.Empty(arrows.Where(a => Reaches(a.To, a.From, next)).Select(Written).Distinct());
    }

    [Fact]
    public void Only_the_scheduling_room_and_its_health_know_the_scheduler() =>
        Assert.Equal(
            ["Operations", "Scheduling"],
            HouseSources
                .All.Uses(HouseSources.Service)
                .Where(u => u.Named.ContainingNamespace.ToDisplayString().StartsWith("Quartz", StringComparison.Ordinal))
                .Select(u => Room(u.In, HouseSources.Service))
                .Distinct()
                .Order()
        );

    [Fact]
    public void Domain_knows_nothing_and_Teams_knows_nothing_of_the_domain()
    {
        Assert.Empty(
            HouseSources
                .All.Uses(HouseSources.Domain)
                .Where(u => u.Named.ContainingAssembly?.Name is { } name && name != HouseSources.Domain && !IsOfTheRuntime(name))
                .Select(u => $"{u.File}: {u.Named.Name}")
        );
        Assert.Empty(
            HouseSources
                .All.Uses(HouseSources.Teams)
                .Where(u => u.Named.ContainingAssembly?.Name == HouseSources.Domain)
                .Select(u => $"{u.File}: {u.Named.Name}")
        );
    }

    [Fact]
    public void Domain_does_no_input_or_output_and_waits_for_nothing()
    {
        var wrong = HouseSources
            .Files(HouseSources.Domain)
            .Where(f => Impure().IsMatch(File.ReadAllText(f)))
            .Select(f => Path.GetFileName(f));
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_two_types_have_one_name()
    {
        var doubles = HouseSources
            .Projects.SelectMany(p => HouseSources.All.Types(p).Select(t => (t.Name, Full: $"{p}: {t.ToDisplayString()}")))
            .Distinct()
            .GroupBy(t => t.Name)
            .Where(g => g.Key != "Program" && g.Count() > 1)
            .Select(g => string.Join(" and ", g.Select(t => t.Full)));
        Assert.Empty(doubles);
    }

    [Fact]
    public void Interface_stands_in_a_file_of_its_name() =>
        Assert.Empty(
            new[] { HouseSources.Domain, HouseSources.Teams, HouseSources.Service }
                .SelectMany(HouseSources.All.Types)
                .Where(t => t is { TypeKind: TypeKind.Interface, ContainingType: null })
                .Where(t => t.Locations.All(l => Path.GetFileNameWithoutExtension(l.SourceTree!.FilePath) != t.Name))
                .Select(t => t.Name)
        );

    [Fact]
    public void Namespace_of_a_type_is_its_folder() =>
        Assert.Empty(
            HouseSources.Projects.SelectMany(p =>
                HouseSources
                    .All.Types(p)
                    .Where(t => t.ContainingType is null && !t.ContainingNamespace.IsGlobalNamespace)
                    .Where(t => t.ContainingNamespace.ToDisplayString() != Folder(t))
                    .Select(t => $"{t.ToDisplayString()} stands in {Folder(t)}")
            )
        );

    private static string Folder(INamedTypeSymbol type) =>
        Path.GetRelativePath(Path.Combine(HouseSources.Root, "src"), Path.GetDirectoryName(type.Locations[0].SourceTree!.FilePath)!)
            .Replace(Path.DirectorySeparatorChar, '.');

    // A room is a folder below the project's. What stands beside the rooms, such as the table of contents, is a room by itself.
    private static string Room(INamedTypeSymbol type, string project)
    {
        var full = type.ContainingNamespace.ToDisplayString();
        if (full == project || type.ContainingNamespace.IsGlobalNamespace)
            return "/" + type.Name;
        var inside = full[(project.Length + 1)..];
        return Open.FirstOrDefault(o => inside == o || inside.StartsWith(o + ".", StringComparison.Ordinal)) ?? inside.Split('.')[0];
    }

    private static bool IsOfTheRoot(string room) => room[0] == '/';

    private static IEnumerable<(string From, string To, string Why)> Arrows(string project) =>
        HouseSources
            .All.Uses(project)
            .Where(u => u.Named.ContainingAssembly?.Name == project)
            .Select(u => (From: Room(u.In, project), To: Room(u.Named, project), Why: $"{u.File} names {u.Named.Name}"))
            .Where(a => a.From != a.To)
            .Distinct();

    private static string Written((string From, string To, string Why) arrow) => $"{arrow.From} knows {arrow.To}: {arrow.Why}";

    private static bool Reaches(string from, string to, ILookup<string, string> next)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out var room))
        {
            if (room == to)
                return true;
            if (seen.Add(room))
                foreach (var other in next[room])
                    open.Push(other);
        }
        return false;
    }

    private static bool IsOfTheRuntime(string assembly) =>
        assembly.StartsWith("System.", StringComparison.Ordinal) || assembly is "mscorlib" or "netstandard";

    [GeneratedRegex(@"\basync\b|\bTask<|System\.IO|HttpClient|File\.")]
    private static partial Regex Impure();
}
