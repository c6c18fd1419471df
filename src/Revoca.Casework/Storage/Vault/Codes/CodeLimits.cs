using System.Net;
using System.Net.Sockets;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Whether a code may be tried now. There is always a way in: waiting, never a lock, never a puzzle.</summary>
public abstract record CodeEntry
{
    private CodeEntry()
    {
    }

    public sealed record Go : CodeEntry;

    /// <summary>Show the page again in this time with the ticket in its form; no script is needed.</summary>
    public sealed record Wait(string Ticket, TimeSpan For) : CodeEntry;
}

/// <summary>
/// Slows guessing down. Ten failures in ten minutes from one address, or more than fifty a minute on the whole site, and each further try
/// needs a ticket: one open ticket an address, signed, bound to it, good once, not before its slot. Slots are given out at five a second.
/// </summary>
public sealed class CodeLimits(KeyVault vault, TimeProvider clock)
{
    private const int FailuresOfAddress = 10;
    private const int FailuresOfSite = 50;
    private const int MostAddresses = 100_000;
    private static readonly TimeSpan AddressWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SiteWindow = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Visitor> _visitors = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _site = new();
    // Who has guessed wrongly before waits in a lane of its own, so that guessers do not make others wait.
    private readonly TicketLane _clean = new(TimeSpan.FromMilliseconds(250));
    private readonly TicketLane _guessing = new(TimeSpan.FromSeconds(1));

    /// <param name="address">Where the request comes from.</param>
    /// <param name="ticket">What the form carried, if anything.</param>
    public CodeEntry Ask(IPAddress address, string? ticket)
    {
        ArgumentNullException.ThrowIfNull(address);
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var bucket = Bucket(address);
            var visitor = VisitorOf(bucket, now);
            Forget(visitor.Failures, now - AddressWindow);
            Forget(_site, now - SiteWindow);
            if (visitor.Failures.Count < FailuresOfAddress && _site.Count <= FailuresOfSite)
                return new CodeEntry.Go();
            return UseTicket(visitor, bucket, ticket, now);
        }
    }

    public void RecordFailure(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            VisitorOf(Bucket(address), now).Failures.Enqueue(now);
            _site.Enqueue(now);
        }
    }

    /// <summary>One IPv4 address, or the /64 an IPv6 address belongs to.</summary>
    internal static string Bucket(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(address.AddressFamily == AddressFamily.InterNetworkV6 ? bytes[..8] : bytes);
    }

    private CodeEntry UseTicket(Visitor visitor, string bucket, string? ticket, DateTimeOffset now)
    {
        visitor.Open ??= (visitor.Failures.Count == 0 ? _clean : _guessing).Next(now);
        var slot = visitor.Open.Value;
        var expected = WaitTicket.Write(vault, bucket, slot);
        if (slot > now || !WaitTicket.Same(expected, ticket))
            return new CodeEntry.Wait(expected, slot > now ? slot - now : TimeSpan.Zero);
        visitor.Open = null;
        return new CodeEntry.Go();
    }

    private Visitor VisitorOf(string bucket, DateTimeOffset now)
    {
        if (_visitors.Count > MostAddresses)
        {
            foreach (var idle in _visitors.Where(pair => pair.Value.Seen < now - AddressWindow).Select(pair => pair.Key).ToList())
                _visitors.Remove(idle);
        }

        if (!_visitors.TryGetValue(bucket, out var visitor))
            _visitors[bucket] = visitor = new Visitor();
        visitor.Seen = now;
        return visitor;
    }

    private static void Forget(Queue<DateTimeOffset> failures, DateTimeOffset before)
    {
        while (failures.TryPeek(out var oldest) && oldest <= before)
            failures.Dequeue();
    }

    private sealed class Visitor
    {
        public Queue<DateTimeOffset> Failures { get; } = new();
        public DateTimeOffset? Open { get; set; }
        public DateTimeOffset Seen { get; set; }
    }
}
