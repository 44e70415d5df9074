using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActionBot.Tests.Architecture;

/// <summary>
/// The product's own code as the compiler sees it: which type is named where. It is read once; what generators add is not there,
/// and no rule needs it.
/// </summary>
internal sealed class HouseSources
{
    /// <summary>The project of the rules.</summary>
    public const string Domain = "ActionBot.Domain";

    /// <summary>The project of the channel.</summary>
    public const string Teams = "ActionBot.Teams";

    /// <summary>The service.</summary>
    public const string Service = "ActionBot";

    /// <summary>What stands for everything outside.</summary>
    public const string Simulator = "ActionBot.Simulator";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Projects { get; } = [Domain, Teams, Service, Simulator];

    private static readonly Lazy<HouseSources> Once = new(() => new());

    private readonly FrozenDictionary<string, CSharpCompilation> compilations;
    private readonly FrozenDictionary<string, Lazy<IReadOnlyList<(string File, INamedTypeSymbol In, INamedTypeSymbol Named)>>> uses;

    private HouseSources()
    {
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(f => !Path.GetFileName(f).StartsWith("ActionBot", StringComparison.Ordinal))
            .Select(f => (MetadataReference)MetadataReference.CreateFromFile(f))
            .ToList();
        var done = new Dictionary<string, CSharpCompilation>();
        foreach (var project in Projects)
            done[project] = CSharpCompilation.Create(
                project,
                [.. Files(project).Select(Parsed), Parsed(GlobalUsings, "usings")],
                [.. assemblies, .. done.Values.Select(c => c.ToMetadataReference())],
                new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            );
        compilations = done.ToFrozenDictionary();
        uses = Projects.ToFrozenDictionary(
            p => p,
            p => new Lazy<IReadOnlyList<(string, INamedTypeSymbol, INamedTypeSymbol)>>(() => [.. Read(p).Distinct()])
        );
    }

    /// <summary>What was read.</summary>
    public static HouseSources All => Once.Value;

    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The types of a project, those inside others too, but for what the database tools wrote.</summary>
    public IEnumerable<INamedTypeSymbol> Types(string project) =>
        compilations[project]
            .SyntaxTrees.Where(t => !IsWritten(t.FilePath))
            .SelectMany(t =>
            {
                var model = compilations[project].GetSemanticModel(t);
                return t.GetRoot()
                    .DescendantNodes()
                    .Where(n => n is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
                    .Select(n => (INamedTypeSymbol)model.GetDeclaredSymbol(n)!);
            });

    /// <summary>What code of a project names which type, once for each file.</summary>
    public IReadOnlyList<(string File, INamedTypeSymbol In, INamedTypeSymbol Named)> Uses(string project) => uses[project].Value;

    private IEnumerable<(string File, INamedTypeSymbol In, INamedTypeSymbol Named)> Read(string project)
    {
        foreach (var tree in compilations[project].SyntaxTrees.Where(t => !IsWritten(t.FilePath)))
        {
            var model = compilations[project].GetSemanticModel(tree);
            foreach (var type in tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>())
            {
                if (type.Parent is BaseTypeDeclarationSyntax)
                    continue;
                var own = model.GetDeclaredSymbol(type)!;
                foreach (var name in type.DescendantNodes().OfType<SimpleNameSyntax>())
                    if (Named(model.GetSymbolInfo(name).Symbol) is { } named)
                        yield return (Path.GetFileName(tree.FilePath), own, named);
            }
        }
    }

    /// <summary>The files of a project, but for what is generated.</summary>
    public static IEnumerable<string> Files(string project) =>
        System
            .IO.Directory.EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin" or "node_modules"));

    private static bool IsWritten(string file) => file == "usings" || file.Contains("Migrations", StringComparison.Ordinal);

    // A method or property of a type names that type, an extension method the class that it stands in.
    private static INamedTypeSymbol? Named(ISymbol? symbol)
    {
        var type = symbol switch
        {
            INamedTypeSymbol named => named,
            IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
            IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType,
            _ => null,
        };
        while (type?.ContainingType is { } around)
            type = around;
        return type?.OriginalDefinition;
    }

    private static SyntaxTree Parsed(string file) => Parsed(File.ReadAllText(file), file);

    private static SyntaxTree Parsed(string text, string file) =>
        CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), file);

    // Those of the SDKs, without which hardly a name could be told.
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ActionBot.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the project's folder.");
        return folder.FullName;
    }
}
