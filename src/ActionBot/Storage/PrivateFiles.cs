using Microsoft.Data.Sqlite;

namespace ActionBot.Storage;

/// <summary>Files with what people own, answer and are told: on Unix only the account that runs the service reads them, from the moment
/// they are there.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    /// <summary>Opens a file to write it anew. One that is there and that others may read is narrowed before anything is written.</summary>
    public static FileStream Create(string path, FileMode mode = FileMode.Create, bool useAsync = false)
    {
        var options = new FileStreamOptions
        {
            Mode = mode, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 65536,
                Options = useAsync ? FileOptions.Asynchronous : FileOptions.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        var file = new FileStream(path, options);
        // A pipe or a terminal is nobody's file.
        if (!OperatingSystem.IsWindows() && file.CanSeek)
            File.SetUnixFileMode(file.SafeFileHandle, OwnFile);
        return file;
    }

    /// <summary>Makes a folder, and those above it that are missing. One that is there stays as it is.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            System.IO.Directory.CreateDirectory(path);
        else
            System.IO.Directory.CreateDirectory(path, OwnFolder);
    }

    /// <summary>Takes away from others what they may do with a file. Whether that was needed, and can be done.</summary>
    public static (bool Was, bool Is) Narrow(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return (false, false);
        var mode = File.GetUnixFileMode(path);
        if (!IsWide(mode))
            return (false, false);
        try
        {
            File.SetUnixFileMode(path, mode & OwnFolder);
            return (true, false);
        }
        catch (UnauthorizedAccessException)
        {
            return (true, true);
        }
    }

    /// <summary>Whether others than its owner may read or write a file.</summary>
    public static bool IsWide(string path) => !OperatingSystem.IsWindows() && File.Exists(path) && IsWide(File.GetUnixFileMode(path));

    /// <summary>Prepares the file of an SQLite database: made here, because the library would make it for everybody; its log files take
    /// after it.</summary>
    public static void PrepareDatabase(string connection, ILogger logger)
    {
        var parts = new SqliteConnectionStringBuilder(connection);
        if (OperatingSystem.IsWindows() || parts.Mode == SqliteOpenMode.Memory || parts.DataSource is "" or ":memory:"
            || parts.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return;
        foreach (var path in new[] { parts.DataSource, parts.DataSource + "-wal", parts.DataSource + "-shm",
            parts.DataSource + "-journal" })
        {
            var (was, still) = Narrow(path);
            if (was && !still)
                logger.DatabaseFileNarrowed();
            else if (still)
                logger.DatabaseFileWide();
        }
        if (File.Exists(parts.DataSource) || parts.Mode != SqliteOpenMode.ReadWriteCreate)
            return;
        try
        {
            Create(parts.DataSource, FileMode.CreateNew).Dispose();
        }
        catch (IOException)
        {
            // Another process was quicker, or the folder is missing, which the library tells best.
        }
        catch (UnauthorizedAccessException)
        {
            // Told by the library as well.
        }
    }

    private static bool IsWide(UnixFileMode mode) => (mode & ~OwnFolder) != 0;
}
