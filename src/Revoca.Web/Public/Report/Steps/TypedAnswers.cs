using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace Revoca.Web.Public.Report.Steps;

/// <summary>What was typed on a page that had closed by itself: kept for ten minutes, in memory only, until its code is typed once more.</summary>
public sealed class TypedAnswers(TimeProvider clock)
{
    private const string Cookie = "__Host-t";
    private const int Most = 100;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public void Keep(HttpContext context, Step step, StepForm form)
    {
        ArgumentNullException.ThrowIfNull(context);
        Forget();
        // A form may hold a megabyte: somebody who sends thousands gets no more memory than this.
        if (entries.Count >= Most && entries.MinBy(pair => pair.Value.At).Key is { } oldest)
            entries.TryRemove(oldest, out _);
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
        entries[key] = new Entry(step, form, clock.GetUtcNow());
        context.Response.Cookies.Append(Cookie, key, Options());
    }

    /// <returns>Null when nothing was kept for this browser, or it is too long ago.</returns>
    public (Step Step, StepForm Form)? Find(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Forget();
        return context.Request.Cookies[Cookie] is { } key && entries.TryGetValue(key, out var entry) ? (entry.Step, entry.Form) : null;
    }

    public void Drop(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Cookies[Cookie] is not { } key)
            return;
        entries.TryRemove(key, out _);
        context.Response.Cookies.Delete(Cookie, Options());
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var key in entries.Where(pair => now - pair.Value.At >= Lifetime).Select(pair => pair.Key))
            entries.TryRemove(key, out _);
    }

    private static CookieOptions Options() => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };

    private sealed record Entry(Step Step, StepForm Form, DateTimeOffset At);
}
