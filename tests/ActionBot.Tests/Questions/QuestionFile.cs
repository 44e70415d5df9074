using System.Globalization;
using ActionBot.Tests.Exchange;

namespace ActionBot.Tests.Questions;

/// <summary>A question of questions.txt.</summary>
/// <param name="Number">Its place in the file, from 0.</param>
/// <param name="As">The address of who asks; none for an administrator.</param>
/// <param name="Expects">The condition under which it stands.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Refs">The actions that it must return, by the rows of the register alone.</param>
public sealed record FileQuestion(int Number, string? As, string Expects, string Text, IReadOnlyList<string> Refs)
{
    public override string ToString() => $"[{Expects}] {Text}";
}

/// <summary>
/// Reads the questions, and says what each must return by a reading of the register's text that shares nothing with the product.
/// </summary>
public static class QuestionFile
{
    public static readonly DateOnly Day = new(2019, 6, 30);

    private static readonly Dictionary<string, string> Columns = new()
    {
        ["area"] = "area",
        ["group"] = "business_group",
        ["rating"] = "rating",
        ["source"] = "source",
        ["theme"] = "theme",
        ["report"] = "report",
        ["owner"] = "owner",
        ["assurance"] = "assurance",
        ["ref"] = "ref",
    };

    public static IReadOnlyList<FileQuestion> Read()
    {
        var rows = Rows();
        var questions = new List<FileQuestion>();
        var (who, condition) = ((string?)null, "");
        foreach (
            var line in File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Questions", "questions.txt"))
                .Where(l => l.Length > 0 && l[0] != '#')
        )
        {
            if (line[0] != '[')
            {
                questions.Add(new(questions.Count, who, condition, line, [.. rows.Where(r => Holds(condition, r)).Select(r => r["ref"])]));
                continue;
            }
            var parts = line.Trim('[', ']').Split(": ");
            (who, condition) = parts.Length > 1 ? (parts[0][3..], parts[1]) : (null, parts[0]);
        }
        return questions;
    }

    /// <summary>Whether a condition holds of a row; unless it speaks of closed ones or a ref, only of open ones.</summary>
    public static bool Holds(string condition, Dictionary<string, string> row) =>
        (
            condition.Contains("closed", StringComparison.Ordinal)
            || condition.StartsWith("ref=", StringComparison.Ordinal)
            || row["status"] != "Closed"
        ) && condition.Split(" & ").All(term => term[0] == '!' ? !Term(term[1..], row) : Term(term, row));

    public static List<Dictionary<string, string>> Rows()
    {
        var lines = File.ReadAllLines(Samples.Path("register-2019.csv"));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => header.Zip(Cells(l)).ToDictionary(p => p.First, p => p.Second))];
    }

    private static IEnumerable<string> Cells(string line) =>
        line.Split('"')
            .Select((part, i) => i % 2 == 1 ? part.Replace(',', '\0') : part)
            .Aggregate((a, b) => a + b)
            .Split(',')
            .Select(c => c.Replace('\0', ','));

    private static bool Term(string term, Dictionary<string, string> row)
    {
        var target = Date(row["target_date"]);
        switch (term)
        {
            case "none":
                return false;
            case "open":
                return row["status"] != "Closed";
            case "closed":
                return row["status"] == "Closed";
            case "overdue":
                return target < Day;
            case "notdue":
                return target >= Day;
            case "undated":
                return target is null;
            case "undated|overdue":
                return target is null || target < Day;
            case "updated":
                return row["last_update"].Length + row["last_updated"].Length > 0;
            case "monitored":
                return row["rating"] == "High"
                    || (row["rating"] == "Medium" && row["assurance"] is "Limited" or "None")
                    || row["source"] == "HMICFRS";
        }
        var at = term.IndexOfAny(['=', '<', '>']);
        var (name, op, value) = (
            term[..at],
            term[at..].StartsWith("<=", StringComparison.Ordinal) || term[at..].StartsWith(">=", StringComparison.Ordinal)
                ? term.Substring(at, 2)
                : term.Substring(at, 1),
            ""
        );
        value = term[(at + op.Length)..];
        if (name is "target" or "issued")
            return (name == "target" ? target : Date(row["report_date"])) is { } date && Compare(date, op, Date(value)!.Value);
        return name == "words"
            ? row["action"].Contains(value, StringComparison.OrdinalIgnoreCase)
                || row["risk"].Contains(value, StringComparison.OrdinalIgnoreCase)
            : value.Split('|').Contains(row[Columns[name]]);
    }

    private static bool Compare(DateOnly date, string op, DateOnly with) =>
        op switch
        {
            "<" => date < with,
            "<=" => date <= with,
            ">" => date > with,
            ">=" => date >= with,
            _ => date == with,
        };

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
