using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Packs;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Law.Packs;

/// <param name="HostId">The host the complaint is about.</param>
/// <param name="Harm">The sentence on the effect.</param>
public sealed record PackRequest(CaseId CaseId, HostId HostId, Regulator Regulator, HarmSentence Harm = HarmSentence.DailyLife);

/// <summary>Everything a pack is made from but the papers themselves, which are read one at a time while it is written.</summary>
public sealed record PackContents(PackRequest Request, CaseReference Reference, Organisation Organisation)
{
    /// <summary>The instant the pack is dated.</summary>
    public required DateTimeOffset At { get; init; }

    public required string HostName { get; init; }

    public Language Language => Regulators.LanguageOf(Request.Regulator);

    /// <summary>What left for the host, oldest first.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    public IReadOnlyList<ContentItem> Items { get; init; } = [];

    public IReadOnlyList<Observation> Observations { get; init; } = [];

    public IReadOnlyList<Reply> Replies { get; init; } = [];

    /// <summary>Sendings, receipts, replies, decisions and looks, oldest first.</summary>
    public IReadOnlyList<CaseEvent> Timeline { get; init; } = [];

    public IReadOnlyList<PackGap> Gaps { get; init; } = [];

    /// <summary>The filled complaint; null where the authority has its own form.</summary>
    public Letter? Complaint { get; init; }

    public GateAnswer Gate { get; init; } = GateAnswer.Open;
}
