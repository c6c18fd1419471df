using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Revoca.Domain.Cases;

namespace Revoca.Web.Public.Check;

/// <summary>Who has opened a case with its code, for ten idle minutes and thirty at most. Kept in memory only: a restart closes every page.</summary>
public sealed class CodeSessions(TimeProvider clock)
{
    private const string Cookie = "__Host-s";
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Absolute = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);

    public void Begin(HttpContext context, CaseId id)
    {
        ArgumentNullException.ThrowIfNull(context);
        Forget();
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        sessions[token] = new Session(id, now, now);
        context.Response.Cookies.Append(Cookie, token, Options());
        // The cookie comes back with the next request; this one knows already.
        context.Items[typeof(CodeSessions)] = token;
    }

    /// <returns>Null when there is no session or it is over; otherwise it is young again.</returns>
    public CaseId? Find(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if ((context.Items[typeof(CodeSessions)] as string ?? context.Request.Cookies[Cookie]) is not { } token || !sessions.TryGetValue(token, out var session))
            return null;
        var now = clock.GetUtcNow();
        if (session.IsOverAt(now))
        {
            sessions.TryRemove(token, out _);
            return null;
        }

        sessions.TryUpdate(token, session with { Seen = now }, session);
        return session.Case;
    }

    /// <summary>How long this page stays open without another look: ten minutes, or what is left of the thirty. Null where no code is open.</summary>
    public TimeSpan? LeftOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Find(context) is null || (context.Items[typeof(CodeSessions)] as string ?? context.Request.Cookies[Cookie]) is not { } token || !sessions.TryGetValue(token, out var session))
            return null;
        var whole = session.Opened + Absolute - clock.GetUtcNow();
        return whole < Idle ? whole : Idle;
    }

    public void End(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Cookies[Cookie] is { } token)
            sessions.TryRemove(token, out _);
        context.Response.Cookies.Delete(Cookie, Options());
    }

    /// <summary>Closes every page of a case: its code was re-issued, or it was erased.</summary>
    public void EndAll(CaseId id)
    {
        foreach (var token in sessions.Where(pair => pair.Value.Case == id).Select(pair => pair.Key))
            sessions.TryRemove(token, out _);
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var token in sessions.Where(pair => pair.Value.IsOverAt(now)).Select(pair => pair.Key))
            sessions.TryRemove(token, out _);
    }

    // No lifetime: the browser forgets it when it closes.
    private static CookieOptions Options() => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };

    private sealed record Session(CaseId Case, DateTimeOffset Opened, DateTimeOffset Seen)
    {
        public bool IsOverAt(DateTimeOffset now) => now - Seen >= Idle || now - Opened >= Absolute;
    }
}
