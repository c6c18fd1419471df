using System.Security.Cryptography;
using System.Text;
using Revoca.Domain.Cases;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Domain.Hosts.Upstream;

public readonly record struct TraceId(Guid Value) : IId<TraceId>
{
    public static TraceId New() => new(Guid.NewGuid());

    public static TraceId From(Guid value) => new(value);
}

/// <summary>Who was found behind a host name of a case, once, with the answers that say so: evidence, never changed afterwards.</summary>
public sealed class UpstreamTrace
{
    private UpstreamTrace()
    {
    }

    public TraceId Id { get; private set; }

    public CaseId CaseId { get; private set; }

    /// <summary>The only thing that left this machine.</summary>
    public string HostName { get; private set; } = "";

    /// <summary>The registrable domain: what the case's items are grouped by.</summary>
    public string Domain { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public StaffId? By { get; private set; }

    /// <summary>The address the name led to and the number of the network that announces it, as letters quote them.</summary>
    public TracedPlace Place { get; private set; } = new(null, null);

    public IReadOnlyList<TracedParty> Parties { get; private set; } = [];

    public IReadOnlyList<TracedAnswer> Answers { get; private set; } = [];

    /// <summary>What could not be read; never a reason to stop.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>SHA-256 over the digests of the answers in their order, lower-case hex: what the history of the case holds.</summary>
    public string Digest { get; private set; } = "";

    public static (UpstreamTrace Trace, CaseEvent Event) Of(CaseId caseId, TracedName name, TracedFindings found, Change change)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(change);
        var trace = new UpstreamTrace
        {
            Id = TraceId.New(),
            CaseId = caseId,
            HostName = name.HostName,
            Domain = name.Domain,
            At = change.At,
            By = change.Who.Staff,
            Place = found.Place,
            Parties = found.Parties,
            Answers = found.Answers,
            Problems = found.Problems,
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', found.Answers.Select(answer => answer.Sha256))))),
        };
        return (trace, CaseEvent.Of(caseId, CaseEventKind.UpstreamTraced, change, new EventFacts { Count = found.Parties.Count, Result = trace.Digest }));
    }
}

public sealed record TracedName(string HostName, string Domain);

/// <param name="Ip">The first public address; null when the name has none.</param>
/// <param name="Network">Autonomous system number; null when unknown.</param>
public sealed record TracedPlace(string? Ip, uint? Network);

/// <summary>What one search found.</summary>
public sealed record TracedFindings(TracedPlace Place, IReadOnlyList<TracedParty> Parties, IReadOnlyList<TracedAnswer> Answers, IReadOnlyList<string> Problems);

/// <param name="Host">The id in the directory, shipped or found.</param>
/// <param name="Why">What points to it, in words of the protocol.</param>
public sealed record TracedParty(UpstreamRole Role, string Host, string Why);

/// <summary>One answer as it came: where from, when, and the SHA-256 of its text in lower-case hex.</summary>
public sealed record TracedAnswer(string Source, DateTimeOffset At, string Sha256, string Text);
