using System.Collections.Concurrent;
using Revoca.Casework.Reports;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Web.Public.Report;

/// <summary>Notes that are shown after a report, for ten minutes and in memory only: the code in them is kept nowhere.</summary>
public sealed class Receipts(TimeProvider clock)
{
    private const string Cookie = "__Host-n";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Files once per form, however often it is sent; the note opens to this browser only.</summary>
    public async Task FileOnceAsync(HttpContext context, string once, Func<Task<Receipt>> file)
    {
        ArgumentNullException.ThrowIfNull(context);
        Forget();
        var entry = entries.GetOrAdd(once, _ => new Entry(clock.GetUtcNow(), new Lazy<Task<Receipt>>(file)));
        try
        {
            await entry.Receipt.Value;
        }
        catch
        {
            // Not filed: the same form may be sent again.
            entries.TryRemove(once, out _);
            throw;
        }

        context.Response.Cookies.Append(Cookie, once, Options());
    }

    public async Task<Receipt?> FindAsync(HttpContext context)
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

    private sealed record Entry(DateTimeOffset At, Lazy<Task<Receipt>> Receipt);
}

/// <summary>What the note after a report says.</summary>
public sealed record Receipt(AccessCode Code, FiledReport Filed, bool MinorPossible);
