using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ActionBot.Tests.Support;

/// <summary>
/// Runs a test once on each database. Its first parameter is the <see cref="StorageProvider"/>. Without a PostgreSQL server that
/// half is skipped, visibly.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ActionBot.Tests.Support.DatabaseTheoryDiscoverer", "ActionBot.Tests")]
public sealed class DatabaseTheoryAttribute : FactAttribute;

public sealed class DatabaseTheoryDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute
    ) =>
        Enum.GetValues<StorageProvider>()
            .Select(provider => new DatabaseTestCase(
                diagnostics,
                discoveryOptions.MethodDisplayOrDefault(),
                discoveryOptions.MethodDisplayOptionsOrDefault(),
                testMethod,
                [provider]
            ));
}

public sealed class DatabaseTestCase : XunitTestCase
{
    [Obsolete("For deserialisation only.")]
    public DatabaseTestCase() { }

    public DatabaseTestCase(
        IMessageSink diagnostics,
        TestMethodDisplay display,
        TestMethodDisplayOptions options,
        ITestMethod method,
        object[] arguments
    )
        : base(diagnostics, display, options, method, arguments) { }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethodArguments is [StorageProvider.Postgres, ..] && TestDatabase.PostgresServer is null
            ? $"No PostgreSQL server: {TestDatabase.PostgresVariable} is not set. ./test.sh starts one."
            : base.GetSkipReason(factAttribute);
}
