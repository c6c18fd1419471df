using System.ComponentModel;
using System.Diagnostics;

namespace Revoca.Casework.Mail.Inbox;

/// <summary>Starting a reading process takes longer than reading: in a burst the next one starts while this one works. It serves one message as any other and
/// is stopped when none comes.</summary>
internal sealed class SpareProcess : IDisposable
{
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(5);
    private readonly Lock gate = new();
    private readonly ITimer idle;
    private Process? ready;
    private long last;

    public SpareProcess() => idle = TimeProvider.System.CreateTimer(_ => Drop(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>A process that has read nothing yet.</summary>
    public Process Next(Func<Process> start)
    {
        lock (gate)
        {
            var now = Stopwatch.GetTimestamp();
            var inBurst = last != 0 && Stopwatch.GetElapsedTime(last, now) < Burst;
            last = now;
            var next = ready is { HasExited: false } waiting ? waiting : start();
            if (!ReferenceEquals(next, ready))
                ready?.Dispose();
            ready = inBurst ? start() : null;
            idle.Change(Burst, Timeout.InfiniteTimeSpan);
            return next;
        }
    }

    public static void Stop(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended in between.
        }
    }

    public void Dispose()
    {
        idle.Dispose();
        Drop();
    }

    private void Drop()
    {
        lock (gate)
        {
            if (ready is not { } unused)
                return;
            ready = null;
            Stop(unused);
            unused.Dispose();
        }
    }
}
