using ActionBot.Exchange.Rows;
using ActionBot.Storage;

namespace ActionBot.Exchange.Writing;

/// <summary>The actions that a register says others wait for, each of which ought to exist.</summary>
internal sealed class NamedDependencies
{
    private readonly RegisterContent content;
    private readonly HashSet<string> unknown;

    public NamedDependencies(RegisterContent content)
    {
        this.content = content;
        unknown = new(content.Rows.SelectMany(Named), StringComparer.OrdinalIgnoreCase);
        unknown.ExceptWith(content.Refs);
    }

    /// <summary>Takes down that there is an action of this ref.</summary>
    public void Knows(string reference) => unknown.Remove(reference);

    /// <summary>Every dependency on an action that neither the file nor the database knows, in the order of the file.</summary>
    public IReadOnlyList<ImportFault> Unknown =>
        [
            .. from row in content.Rows
            from reference in Named(row)
            where unknown.Contains(reference)
            select new ImportFault(
                row.Number,
                content.Columns.Header(RegisterColumn.DependsOn),
                ImportFault.Shown(reference),
                "the ref of an action",
                "Neither this file nor an earlier one has it. Correct the ref, or import the register that has it."
            ),
        ];

    private static IEnumerable<string> Named(RegisterRow row) => Dependencies.Named(row.DependsOn);
}
