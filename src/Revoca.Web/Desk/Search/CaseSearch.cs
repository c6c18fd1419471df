using Revoca.Casework.Cases.Search;
using Revoca.Web.Desk.Shell;

namespace Revoca.Web.Desk.Search;

/// <summary>The search of one circuit: what was typed, what was found, how far the reading of texts is. Gone with the circuit.</summary>
public sealed class CaseSearch(SearchCases keys, ScanCases texts, Reader reader) : IDisposable
{
    private readonly List<SearchHit> hits = [];
    private CancellationTokenSource? running;

    public event EventHandler? Changed;

    public string Typed { get; private set; } = "";

    public IReadOnlyList<SearchHit> Hits => hits;

    /// <summary>How far the texts are looked through; null when they were not.</summary>
    public ScanStep? Step { get; private set; }

    public bool IsRunning => running is not null;

    public bool WasStopped { get; private set; }

    /// <summary>Finds by keys at once; when nothing is found that way, looks through the texts.</summary>
    public async Task FindAsync(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        Stop();
        hits.Clear();
        (Typed, Step, WasStopped) = (typed.Trim(), null, false);
        if (Typed.Length == 0)
        {
            Tell();
            return;
        }

        hits.AddRange(await keys.Run(Typed, reader.Staff));
        if (hits.Count == 0)
            await ScanAsync();
        else
            Tell();
    }

    /// <summary>Opens case after case, telling after each batch; ends when stopped.</summary>
    public async Task ScanAsync()
    {
        Stop();
        WasStopped = false;
        using var mine = running = new CancellationTokenSource();
        Tell();
        try
        {
            await foreach (var step in texts.Run(Typed, reader.Staff, mine.Token))
            {
                Step = step;
                hits.AddRange(step.Found.Where(found => !hits.Exists(known => known.Case.Id == found.Case.Id)));
                Tell();
            }
        }
        catch (OperationCanceledException)
        {
            WasStopped |= running is null;
        }

        if (running == mine)
            running = null;
        Tell();
    }

    public void Stop()
    {
        var stopped = running;
        running = null;
        stopped?.Cancel();
    }

    public void Dispose() => Stop();

    private void Tell() => Changed?.Invoke(this, EventArgs.Empty);
}
