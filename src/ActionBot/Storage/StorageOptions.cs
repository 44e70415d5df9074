using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ActionBot.Storage;

/// <summary>The databases the product runs on.</summary>
public enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Section "Storage".</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>"Sqlite" (default) or "Postgres".</summary>
    public string Provider { get; set; } = nameof(StorageProvider.Sqlite);

    /// <summary>Default: the file actionbot.db in the current folder.</summary>
    public string ConnectionString { get; set; } = "";

    public StorageProvider Kind => Enum.Parse<StorageProvider>(Provider, ignoreCase: true);

    public string Connection =>
        Kind == StorageProvider.Postgres ? RepeatedStatements.PreparedIn(ConnectionString)
        : ConnectionString.Length > 0 ? ConnectionString
        : "Data Source=actionbot.db";
}

internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        if (!Enum.TryParse<StorageProvider>(options.Provider, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            return ValidateOptionsResult.Fail($"Storage:Provider is “{options.Provider}”. Give Sqlite or Postgres.");
        if (Fault(kind, options.ConnectionString) is { } fault)
            return ValidateOptionsResult.Fail(fault);
        return kind == StorageProvider.Postgres && options.ConnectionString.Length == 0
            ? ValidateOptionsResult.Fail(
                "Storage:ConnectionString is empty. Postgres needs one, such as Host=localhost;Database=actionbot;Username=actionbot."
            )
            : ValidateOptionsResult.Success;
    }

    // The value may hold a password, so that it is not shown.
    private static string? Fault(StorageProvider kind, string connection)
    {
        try
        {
            _ =
                kind == StorageProvider.Postgres
                    ? (DbConnectionStringBuilder)new NpgsqlConnectionStringBuilder(connection)
                    : new SqliteConnectionStringBuilder(connection);
            return null;
        }
        catch (ArgumentException fault)
        {
            return $"Storage:ConnectionString is no connection string of {kind}: {fault.Message.TrimEnd('.')}. Give one such as "
                + (
                    kind == StorageProvider.Postgres ? "Host=localhost;Database=actionbot;Username=actionbot." : "Data Source=actionbot.db."
                );
        }
    }
}
