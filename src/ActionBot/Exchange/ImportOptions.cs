namespace ActionBot.Exchange;

/// <summary>How a register is imported.</summary>
/// <param name="On">The day for which the register counts; changes are recorded for it.</param>
/// <param name="SkipFaulty">Leave faulty rows out and take the others; otherwise one fault keeps everything out.</param>
/// <param name="DryRun">Tell what would be done and write nothing.</param>
/// <param name="Source">The source, by code or name, of rows that name none.</param>
internal sealed record ImportOptions(DateOnly On, bool SkipFaulty = false, bool DryRun = false, string? Source = null);

/// <summary>How far an import is.</summary>
/// <param name="Step">What is being done, such as "Reading".</param>
/// <param name="Done">Rows done.</param>
/// <param name="Total">Rows to do, once known.</param>
internal sealed record ImportProgress(string Step, int Done, int? Total);
