namespace ActionBot.Simulator.Teams;

/// <summary>The plan of what goes wrong: faults queued for the next calls first, then those that come by chance.</summary>
public sealed class Faults(int seed)
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, ConnectorOperation? For)> _queued = [];
    private readonly List<(Fault Fault, double Probability, ConnectorOperation? For)> _byChance = [];
    private Random _dice = new(seed);
    private int _injected;

    /// <summary>How many calls were hit so far.</summary>
    public int Injected => _injected;

    /// <summary>The next <paramref name="count"/> calls (of one operation, if named) are hit.</summary>
    public void Next(Fault fault, int count = 1, ConnectorOperation? on = null)
    {
        lock (_gate)
            _queued.AddRange(Enumerable.Repeat((fault, on), count));
    }

    /// <summary>Every call (of one operation, if named) is hit with this probability.</summary>
    public void Sometimes(Fault fault, double probability, ConnectorOperation? on = null)
    {
        lock (_gate)
            _byChance.Add((fault, probability, on));
    }

    public void Clear()
    {
        lock (_gate)
        {
            _queued.Clear();
            _byChance.Clear();
            _dice = new Random(seed);
        }
    }

    internal Fault? Draw(ConnectorOperation operation)
    {
        lock (_gate)
        {
            var fault = DrawQueued(operation) ?? DrawByChance(operation);
            if (fault is not null)
                _injected++;
            return fault;
        }
    }

    private Fault? DrawQueued(ConnectorOperation operation)
    {
        var place = _queued.FindIndex(plan => plan.For is null || plan.For == operation);
        if (place < 0)
            return null;
        var fault = _queued[place].Fault;
        _queued.RemoveAt(place);
        return fault;
    }

    // Chance for test faults, seeded so that a run can be repeated.
#pragma warning disable CA5394
    private Fault? DrawByChance(ConnectorOperation operation) =>
        _byChance
            .Where(plan => plan.For is null || plan.For == operation)
            .FirstOrDefault(plan => _dice.NextDouble() < plan.Probability)
            .Fault;
#pragma warning restore CA5394
}
