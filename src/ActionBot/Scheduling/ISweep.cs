namespace ActionBot.Scheduling;

/// <summary>A job: finds what is due, decides, queues. Stateless in what matters, and harmless to run twice.</summary>
internal interface ISweep
{
    Task RunAsync(CancellationToken cancellationToken);
}
