using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Revoca.Casework.Workers;

namespace Revoca.Casework.Tests.Workers;

public sealed class RoundWorkerTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task A_time_out_inside_a_round_does_not_end_the_worker()
    {
        using var worker = new Failing(clock, new TaskCanceledException("a server did not answer in time"));
        await worker.StartAsync(TestContext.Current.CancellationToken);

        await ThirdRound(worker);

        await worker.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(worker.ExecuteTask?.IsFaulted);
    }

    [Fact]
    public async Task A_round_that_fails_is_followed_by_another()
    {
        using var worker = new Failing(clock, new IOException("the disk is full"));
        await worker.StartAsync(TestContext.Current.CancellationToken);

        await ThirdRound(worker);

        await worker.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(worker.ExecuteTask?.IsFaulted);
    }

    private async Task ThirdRound(Failing worker)
    {
        while (!worker.Third.IsCompleted && worker.ExecuteTask is not { IsCompleted: true })
        {
            clock.Advance(Failing.Pause);
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        Assert.True(worker.Third.IsCompleted, "the worker ended after a failed round");
    }

    private sealed class Failing(TimeProvider clock, Exception failure) : RoundWorker(Pause, null, clock, NullLogger.Instance)
    {
        public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
        private readonly TaskCompletionSource third = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int rounds;

        public Task Third => third.Task;

        protected override Task Round(CancellationToken stop)
        {
            if (++rounds == 3)
                third.SetResult();
            throw failure;
        }
    }
}
