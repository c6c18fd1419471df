using Revoca.Typesetting.Tests.Builders;

namespace Revoca.Typesetting.Tests;

/// <summary>Alone, because others would be counted in.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("alone")]
public sealed class MemoryTests
{
    private const int NativeSlack = 24_000_000;

    [Fact]
    public void Letter_after_letter_leaves_no_memory_behind()
    {
        var engine = new TypesettingEngine();
        var letter = Letters.Notice();
        RenderMany(100);
        var (managed, all) = Settled();

        RenderMany(300);

        var (managedAfter, allAfter) = Settled();
        Assert.True(managedAfter - managed < 300_000, $"{managedAfter - managed} bytes are still held.");
        Assert.True(allAfter - all < NativeSlack, $"The process grew by {allAfter - all} bytes.");

        void RenderMany(int count)
        {
            for (var i = 0; i < count; i++)
                engine.Render(letter);
        }
    }

    private static (long Managed, long All) Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }
}
