using System.Collections.Concurrent;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Casework.Storage.Audit;

/// <summary>The exports somebody at the desk waits for: how far each is, and the way to stop it. The file itself comes by a request of its own.</summary>
public sealed class RunningExports
{
    private readonly ConcurrentDictionary<(StaffId, CaseReference), RunningExport> all = new();

    /// <summary>Null when none runs: not begun yet, or done.</summary>
    public RunningExport? Find(StaffId by, CaseReference reference) => all.GetValueOrDefault((by, reference));

    public RunningExport Begin(StaffId by, CaseReference reference, CancellationToken cancellation)
    {
        // Asked twice, the second takes the place of the first on the page; both files arrive.
        var begun = new RunningExport(done => all.TryRemove(new((by, reference), done)), cancellation);
        all[(by, reference)] = begun;
        return begun;
    }
}

/// <summary>One export on its way.</summary>
public sealed class RunningExport : IDisposable
{
    private readonly CancellationTokenSource stop;
    private readonly Action<RunningExport> end;
    private long done;
    private long size;

    internal RunningExport(Action<RunningExport> end, CancellationToken cancellation) =>
        (stop, this.end) = (CancellationTokenSource.CreateLinkedTokenSource(cancellation), end);

    /// <summary>Records read so far.</summary>
    public long Done => Interlocked.Read(ref done);

    /// <summary>Records there are to read; 0 until it is known.</summary>
    public long Size => Interlocked.Read(ref size);

    /// <summary>Cancelled when somebody stops it or the request is gone.</summary>
    public CancellationToken Stopped => stop.Token;

    /// <summary>Gives it up: the file does not come.</summary>
    public void Stop()
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended in this very moment.
        }
    }

    /// <summary>Tells how far it is.</summary>
    public void Step(long read, long of)
    {
        Interlocked.Exchange(ref size, of);
        Interlocked.Exchange(ref done, read);
    }

    public void Dispose()
    {
        end(this);
        stop.Dispose();
    }
}
