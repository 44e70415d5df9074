namespace ActionBot.EndToEnd.Support;

/// <summary>Places in the repository that the tests run in.</summary>
internal static class Repository
{
    /// <summary>What to do where something of the machine is missing.</summary>
    public const string HowToInstall = "Run ./test.sh once, which installs it.";

    /// <summary>The top folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A folder for what the tests leave to be looked at, empty at first.</summary>
    public static string NewOutput(string name)
    {
        var output = Environment.GetEnvironmentVariable("ACTIONBOT_TEST_OUTPUT") is { Length: > 0 } given
            ? given
            : Path.Combine(Root, "artifacts", "test");
        var folder = new DirectoryInfo(Path.Combine(output, name));
        if (folder.Exists)
            folder.Delete(recursive: true);
        folder.Create();
        return folder.FullName;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ActionBot.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
