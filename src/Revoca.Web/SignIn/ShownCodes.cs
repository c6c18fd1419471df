using System.Collections.Concurrent;
using Revoca.Casework.People.SignIn;

namespace Revoca.Web.SignIn;

/// <summary>Recovery codes between their making and the page that shows them: in memory, for ten minutes, for the session that made them.</summary>
public sealed class ShownCodes(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<StaffSessionId, (IReadOnlyList<string> Codes, DateTimeOffset At)> all = new();

    public void Keep(StaffSessionId session, IReadOnlyList<string> codes)
    {
        var now = clock.GetUtcNow();
        foreach (var old in all.Where(pair => now - pair.Value.At >= Lifetime))
            all.TryRemove(old.Key, out _);
        all[session] = (codes, now);
    }

    public IReadOnlyList<string> Of(StaffSessionId session) =>
        all.TryGetValue(session, out var kept) && clock.GetUtcNow() - kept.At < Lifetime ? kept.Codes : [];

    public void Drop(StaffSessionId session) => all.TryRemove(session, out _);
}
