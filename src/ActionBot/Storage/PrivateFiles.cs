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
        // What others may still read is emptied only once they may not, so that it is the same file in which they find nothing.
        var options = new FileStreamOptions
        {
            Mode = mode == FileMode.Create ? FileMode.OpenOrCreate : mode,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 65536,
            Options = useAsync ? FileOptions.Asynchronous : FileOptions.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        var file = new FileStream(path, options);
        // A pipe, a terminal or another device is nobody's file.
        if (!file.CanSeek || IsDevice(path))
            return file;
        try
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file.SafeFileHandle, OwnFile);
            if (mode == FileMode.Create)
                file.SetLength(0);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes a file through another one beside it: whoever opens it finds all of it or what was there before, never half of it.
    /// What is no file, such as /dev/stdout, is written to as it is.</summary>
    /// <param name="file">Where it goes.</param>
    /// <param name="write">Writes its content.</param>
    /// <returns>The full path.</returns>
    public static async Task<string> ReplaceAsync(string file, Func<Stream, Task> write)
    {
        var path = Path.GetFullPath(file);
        if (IsDevice(path))
        {
            await using var device = Create(path, useAsync: true);
            await write(device);
            return path;
        }
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var output = Create(part, FileMode.CreateNew, useAsync: true))
                await write(output);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
        return path;
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
        if (
            OperatingSystem.IsWindows()
            || parts.Mode == SqliteOpenMode.Memory
            || parts.DataSource is "" or ":memory:"
            || parts.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        )
            return;
        foreach (
            var path in new[] { parts.DataSource, parts.DataSource + "-wal", parts.DataSource + "-shm", parts.DataSource + "-journal" }
        )
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

    private static bool IsDevice(string path)
    {
        if (OperatingSystem.IsWindows())
            return false;
        var full = Path.GetFullPath(path);
        var target = File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: false)?.FullName : null;
        return IsBelowDevices(full) || (target is not null && IsBelowDevices(target));
    }

    // Memory that looks like a folder has files as any other.
    private static bool IsBelowDevices(string path) =>
        (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal))
        || path.StartsWith("/proc/", StringComparison.Ordinal);

    private static bool IsWide(UnixFileMode mode) => (mode & ~OwnFolder) != 0;
}
