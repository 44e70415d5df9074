namespace ActionBot.Tests.Exchange;

/// <summary>The files in the samples folder at the top of the repository.</summary>
internal static class Samples
{
    public static string Path(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !System.IO.Directory.Exists(System.IO.Path.Combine(folder, "samples")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return System.IO.Path.Combine(folder ?? throw new InvalidOperationException("No samples folder above the tests."), "samples", name);
    }
}
