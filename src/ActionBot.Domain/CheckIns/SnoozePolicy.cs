namespace ActionBot.Domain.CheckIns;

/// <summary>How long people may put questions off.</summary>
/// <param name="MostWorkingDays">The most working days of one snooze.</param>
/// <param name="MostRunning">The most snoozes of one action without an answer between them.</param>
/// <param name="MostPauseWorkingDays">The most working days for which a person may pause all questions.</param>
public sealed record SnoozePolicy(int MostWorkingDays, int MostRunning, int MostPauseWorkingDays);
