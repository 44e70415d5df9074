using System.Xml;
using ActionBot.Domain;

namespace ActionBot.Exchange.Reading;

/// <summary>The names of elements and attributes of one document, of which a reader forgets none: no more than any workbook has.</summary>
internal sealed class BoundedNames : NameTable
{
    private const int MostCharacters = 1024 * 1024;
    private int characters;

    public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

    private string Counted(string added) =>
        (characters += added.Length) <= MostCharacters
            ? added
            : throw new RuleException(
                "A part of the workbook has more names of elements than a workbook can have. Save it again in "
                    + "Excel, or export the register as CSV."
            );
}
