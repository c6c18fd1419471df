using System.Collections.Concurrent;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Web.SignIn;

/// <summary>The recovery words of a set-up between their making and their being typed back: in memory alone, for the session that makes them, for two hours at most.</summary>
public sealed class ShownWords(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);
    private readonly ConcurrentDictionary<StaffSessionId, Waiting> all = new();

    /// <summary>Begins, or begins anew with other words: those before were never used for anything.</summary>
    public void Begin(StaffSessionId session)
    {
        var now = clock.GetUtcNow();
        foreach (var old in all.Where(pair => now - pair.Value.At >= Lifetime))
            all.TryRemove(old.Key, out _);
        all[session] = new Waiting(RecoveryWords.New(), now, Written: false);
    }

    /// <summary>From here on they are not shown any more.</summary>
    public void Hide(StaffSessionId session)
    {
        if (Find(session) is { } waiting)
            all[session] = waiting with { Written = true };
    }

    public bool IsOpen(StaffSessionId session) => Find(session) is not null;

    /// <summary>The words to write down; null once they are written.</summary>
    public RecoveryWords? ToWrite(StaffSessionId session) => Find(session) is { Written: false } waiting ? waiting.Words : null;

    /// <returns>The words when what was typed are these words, in either language.</returns>
    public RecoveryWords? TypedBack(StaffSessionId session, string typed) =>
        Find(session) is { Written: true } waiting && RecoveryWords.Read(typed)?.In("en") == waiting.Words.In("en") ? waiting.Words : null;

    public void Drop(StaffSessionId session) => all.TryRemove(session, out _);

    private Waiting? Find(StaffSessionId session) =>
        all.TryGetValue(session, out var waiting) && clock.GetUtcNow() - waiting.At < Lifetime ? waiting : null;

    private sealed record Waiting(RecoveryWords Words, DateTimeOffset At, bool Written);
}
