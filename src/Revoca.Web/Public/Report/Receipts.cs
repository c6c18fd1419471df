using System.Collections.Concurrent;
using Revoca.Casework.Reports;

namespace Revoca.Web.Public.Report;

/// <summary>Notes with the code of a report that was begun, for ten minutes and in memory only: the code in them is kept nowhere.</summary>
public sealed class Receipts(TimeProvider clock)
{
    private const string Cookie = "__Host-n";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Begins once per form, however often it is sent; the note opens to this browser only.</summary>
    public async Task<StartedReport> FileOnceAsync(HttpContext context, string once, Func<Task<StartedReport>> file)
    {
        ArgumentNullException.ThrowIfNull(context);
        Forget();
        var entry = entries.GetOrAdd(once, _ => new Entry(clock.GetUtcNow(), new Lazy<Task<StartedReport>>(file)));
        StartedReport started;
        try
        {
            started = await entry.Receipt.Value;
        }
        catch
        {
            // Not filed: the same form may be sent again.
            entries.TryRemove(once, out _);
            throw;
        }

        context.Response.Cookies.Append(Cookie, once, Options());
        return started;
    }

    public async Task<StartedReport?> FindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Forget();
        return context.Request.Cookies[Cookie] is { } once && entries.TryGetValue(once, out var entry) ? await entry.Receipt.Value : null;
    }

    public void Drop(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Cookies[Cookie] is { } once)
            entries.TryRemove(once, out _);
        context.Response.Cookies.Delete(Cookie, Options());
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var once in entries.Where(pair => now - pair.Value.At >= Lifetime).Select(pair => pair.Key))
            entries.TryRemove(once, out _);
    }

    private static CookieOptions Options() => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };

    private sealed record Entry(DateTimeOffset At, Lazy<Task<StartedReport>> Receipt);
}
