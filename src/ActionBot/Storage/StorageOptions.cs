using Microsoft.Extensions.Options;

namespace ActionBot.Storage;

/// <summary>The databases the product runs on.</summary>
public enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Section "Storage".</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>"Sqlite" (default) or "Postgres".</summary>
    public string Provider { get; set; } = nameof(StorageProvider.Sqlite);

    /// <summary>Default: the file actionbot.db in the current folder.</summary>
    public string ConnectionString { get; set; } = "";

    public StorageProvider Kind => Enum.Parse<StorageProvider>(Provider, ignoreCase: true);

    public string Connection => ConnectionString.Length > 0 ? ConnectionString : "Data Source=actionbot.db";
}

internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        if (!Enum.TryParse<StorageProvider>(options.Provider, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            return ValidateOptionsResult.Fail($"Storage:Provider is “{options.Provider}”. Give Sqlite or Postgres.");
        return kind == StorageProvider.Postgres && options.ConnectionString.Length == 0
            ? ValidateOptionsResult.Fail("Storage:ConnectionString is empty. Postgres needs one, such as Host=localhost;Database=actionbot;Username=actionbot.")
            : ValidateOptionsResult.Success;
    }
}
