using System.Globalization;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ActionBot.Benchmarks.Registers;

/// <summary>
/// Writes many rows of one table as the model maps them: COPY on PostgreSQL, one prepared insert on SQLite. Keys are given, not
/// drawn.
/// </summary>
internal sealed class BulkTable(ActionBotContext db)
{
    /// <summary>Writes the rows as they come, and tells how many there were.</summary>
    public async Task<int> WriteAsync<T>(IEnumerable<T> rows)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        Column[] columns = [.. entity.GetProperties().Select(p => new Column(p, p.GetColumnName(table)!))];
        await db.Database.OpenConnectionAsync();
        return db.Database.GetDbConnection() is NpgsqlConnection postgres
            ? await CopyAsync(postgres, table.Name, entity, columns, rows)
            : await InsertAsync(table.Name, columns, rows);
    }

    private static async Task<int> CopyAsync<T>(
        NpgsqlConnection connection,
        string table,
        IEntityType entity,
        Column[] columns,
        IEnumerable<T> rows
    )
        where T : class
    {
        var count = 0;
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({Names(columns)}) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                foreach (var column in columns)
                    if (column.Of(row) is { } value)
                        await copy.WriteAsync(value, column.StoreType);
                    else
                        await copy.WriteNullAsync();
                count++;
            }
            await copy.CompleteAsync();
        }
        // Rows that the service adds later draw their keys behind these.
        if (count > 0 && entity.FindProperty("Id")?.ClrType == typeof(long))
        {
            await using var keys = new NpgsqlCommand(
                $"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'Id'), (SELECT MAX(\"Id\") FROM \"{table}\"))",
                connection
            );
            await keys.ExecuteNonQueryAsync();
        }
        return count;
    }

    private async Task<int> InsertAsync<T>(string table, Column[] columns, IEnumerable<T> rows)
        where T : class
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = $"INSERT INTO \"{table}\" ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => Name(i)))})";
        var parameters = columns
            .Select(
                (_, i) =>
                {
                    var parameter = command.CreateParameter();
                    parameter.ParameterName = Name(i);
                    command.Parameters.Add(parameter);
                    return parameter;
                }
            )
            .ToArray();
        await command.PrepareAsync();
        var count = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
                parameters[i].Value = columns[i].Of(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
            count++;
        }
        await transaction.CommitAsync();
        return count;
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"$p{i}");

    private static string Names(Column[] columns) => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    private sealed class Column(IProperty property, string name)
    {
        private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
        private readonly Microsoft.EntityFrameworkCore.Metadata.IClrPropertyGetter getter = property.GetGetter();

        public string Name { get; } = name;

        public string StoreType => mapping.StoreType;

        public object? Of(object row) => getter.GetClrValue(row) is { } value ? mapping.Converter?.ConvertToProvider(value) ?? value : null;
    }
}
