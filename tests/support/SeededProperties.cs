using FsCheck;

namespace ActionBot.Tests.Support;

/// <summary>
/// The one way in which properties are tried: from fixed seeds, so that a run today fails on what it failed on yesterday.
/// </summary>
public static class SeededProperties
{
    // The second half of a seed has to be odd.
    private const ulong Stream = 20_260_211;

    /// <summary>Fails with the smallest example that it finds, and with the seed.</summary>
    /// <param name="property">What has to hold.</param>
    /// <param name="tests">How many examples of each seed are tried.</param>
    /// <param name="seeds">How many seeds.</param>
    /// <param name="size">How large examples grow.</param>
    public static void Holds(this Property property, int tests = 100, int seeds = 5, int size = 100)
    {
#pragma warning disable RS0030 // Everything else is seeded by coming through here.
        for (var seed = 1; seed <= seeds; seed++)
            property.Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithEndSize(size).WithReplay((ulong)seed, Stream));
#pragma warning restore RS0030
    }
}
