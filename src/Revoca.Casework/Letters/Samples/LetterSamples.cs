using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters.Samples;

/// <summary>Every kind in its variants, for the render verb, the desk's previews and the snapshots.</summary>
public static class LetterSamples
{
    private const Depiction Real = Depiction.Authentic;
    private const Depiction Ai = Depiction.DigitalForgery;

    /// <summary>All samples, in the order of the kinds; the first of a kind is its plain one.</summary>
    public static IReadOnlyList<LetterSample> All { get; } = [.. LetterKinds.All.SelectMany(Of)];

    public static IReadOnlyList<LetterSample> Of(LetterKind kind) => [.. Variants(kind).Select(one => new LetterSample(kind, one.Variant, one.Data))];

    private static IEnumerable<(string Variant, LetterData Data)> Variants(LetterKind kind) => kind switch
    {
        LetterKind.TidaRequest => [.. Depictions, ("model", SampleFacts.Models), ("person", SampleFacts.ByPerson(SampleFacts.Media(Real)))],
        LetterKind.Dsa16Notice =>
        [
            .. Depictions, ("model", SampleFacts.Models), ("repository", SampleFacts.Repository), ("search", SampleFacts.Search(Real)),
            ("person", SampleFacts.ByPerson(SampleFacts.Media(Real))), ("flagger", Flagger(SampleFacts.Media(Ai))),
        ],
        LetterKind.GdprErasure =>
        [
            .. Depictions, ("model", SampleFacts.Models), ("person", SampleFacts.ByPerson(SampleFacts.Media(Real))),
            ("withdrawn", SampleFacts.Withdrawn(SampleFacts.Media(Real))), ("limited", SampleFacts.Limited(SampleFacts.Media(Real))),
        ],
        LetterKind.DmcaNotice => Copyrights,
        LetterKind.ConsentDemand => [("model", SampleFacts.Models), ("limited", SampleFacts.Limited(SampleFacts.Models)), ("withdrawn", SampleFacts.Withdrawn(SampleFacts.Repository)), ("after-ban", SampleFacts.Models with { Date = new DateOnly(2026, 12, 3), RequestedBy = new DateOnly(2026, 12, 17) })],
        LetterKind.ConsentWithdrawal => [("media", SampleFacts.Withdrawn(SampleFacts.Media(Real))), ("model", SampleFacts.Withdrawn(SampleFacts.Models)), ("person", SampleFacts.ByPerson(SampleFacts.Withdrawn(SampleFacts.Media(Real))))],
        LetterKind.DeindexRequest => [("real", SampleFacts.Search(Real)), ("ai", SampleFacts.Search(Ai)), ("unknown", SampleFacts.Search(Depiction.Unknown)), ("person", SampleFacts.ByPerson(SampleFacts.Search(Real)))],
        LetterKind.UpstreamAbuse => Upstreams,
        LetterKind.UkReport => [.. Depictions, ("person", SampleFacts.ByPerson(SampleFacts.Media(Real)))],
        LetterKind.Reminder or LetterKind.TermExpired or LetterKind.Dsa20Complaint => FollowUps(kind),
        LetterKind.Garante144Bis or LetterKind.L71Request or LetterKind.AgcomComplaint or LetterKind.FtcComplaint or LetterKind.GaranteComplaint => Authorities(kind),
        LetterKind.Mandate or LetterKind.PreservationCard or LetterKind.ErasureCertificate or LetterKind.ClosingSheet => Sheets(kind),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No sample."),
    };

    private static IEnumerable<(string Variant, LetterData Data)> Depictions =>
        [("real", SampleFacts.Media(Real)), ("ai", SampleFacts.Media(Ai)), ("unknown", SampleFacts.Mixed)];

    private static IEnumerable<(string Variant, LetterData Data)> Copyrights
    {
        get
        {
            var taken = new CopyrightFacts { Work = "One photograph", CreatedOn = new DateOnly(2024, 5, 14), Title = CopyrightTitle.TakenByThePerson };
            return
            [
                ("taken", SampleFacts.Media(Real) with { Copyright = taken }),
                ("assigned", SampleFacts.Models with { Copyright = taken with { Title = CopyrightTitle.AssignedInWriting } }),
            ];
        }
    }

    private static IEnumerable<(string Variant, LetterData Data)> Upstreams
    {
        get
        {
            var site = SampleFacts.Media(Real) with { Recipient = new LetterRecipient { HostName = "Example Hosting", LegalEntity = "Example Hosting GmbH", Channel = "abuse@hosting.example" } };
            var found = new UpstreamFacts
            {
                Domain = "video.example",
                Ip = "192.0.2.44",
                Asn = "64500",
                ResolvedAt = SampleFacts.At.AddHours(-1),
                EarlierNotices = [new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 19)],
                Clause = "Customers may not store unlawful content",
            };
            return
            [
                ("hosting", site with { Upstream = found }),
                ("hosting-eu", site with { Upstream = found with { InEuropeanUnion = true } }),
                ("proxy", site with { Upstream = found with { Role = UpstreamRole.Proxy, EarlierNotices = [], Clause = null } }),
                ("registrar", site with { Upstream = found with { Role = UpstreamRole.Registrar } }),
            ];
        }
    }

    private static IEnumerable<(string Variant, LetterData Data)> FollowUps(LetterKind kind)
    {
        var before = SampleFacts.Followed(SampleFacts.Media(Real), LetterKind.TidaRequest, SampleFacts.At.AddHours(9));
        var after = SampleFacts.Followed(SampleFacts.Media(Real), LetterKind.TidaRequest, SampleFacts.At.AddDays(-2));
        var decision = new HostDecisionFacts { Reference = "D-88120", Date = new DateOnly(2026, 11, 20), InformedOn = new DateOnly(2026, 11, 20), NoReasonsGiven = true, AutomatedOnly = true };
        return kind switch
        {
            LetterKind.Reminder =>
            [
                ("running", before), ("ended", after),
                ("no-term", SampleFacts.Media(Ai) with { Earlier = SampleFacts.Earlier(LetterKind.Dsa16Notice, SampleFacts.At) with { Term = null } }),
            ],
            LetterKind.TermExpired => [("hours", after), ("month", SampleFacts.Followed(SampleFacts.Media(Ai), LetterKind.GdprErasure, SampleFacts.MonthEnd, hours: false))],
            _ =>
            [
                ("refused", after with { Decision = decision }),
                ("partial", after with { HostRule = "Intimate media may be shared only with consent", Decision = decision with { Partial = true, NoReasonsGiven = false, FactsOverlooked = "Items 2 and 3 are copies of item 1, which you removed." } }),
            ],
        };
    }

    private static IEnumerable<(string Variant, LetterData Data)> Authorities(LetterKind kind)
    {
        var facts = SampleFacts.Complained(SampleFacts.Media(Real));
        var authority = SampleFacts.Authority;
        return kind switch
        {
            LetterKind.Garante144Bis =>
            [
                ("adult", facts), ("minor", facts with { Items = [], Authority = authority with { MinorOver14 = true } }),
                ("parent", facts with { Items = [], Authority = authority with { Parent = true, PoliceReportFiled = true } }),
                ("ai", SampleFacts.Complained(SampleFacts.Media(Ai))),
            ],
            LetterKind.L71Request => [("minor", facts with { Authority = authority with { MinorOver14 = true } }), ("parent", facts with { Authority = authority with { Parent = true, Act = BullyingAct.Manipulation } })],
            LetterKind.AgcomComplaint => [("silence", facts)],
            LetterKind.FtcComplaint =>
            [
                ("still", facts), ("no-process", facts with { Authority = authority with { Failure = PlatformFailure.NoProcess } }),
                ("account", facts with { Authority = authority with { Failure = PlatformFailure.AccountRequired } }),
            ],
            _ =>
            [
                ("silence", SampleFacts.Followed(facts, LetterKind.GdprErasure, SampleFacts.MonthEnd, hours: false)),
                ("refused", SampleFacts.Followed(facts, LetterKind.GdprErasure, SampleFacts.MonthEnd, hours: false) with { Decision = new HostDecisionFacts { Reference = "D-88120", Date = new DateOnly(2026, 11, 20), InformedOn = new DateOnly(2026, 11, 20) } }),
            ],
        };
    }

    private static IEnumerable<(string Variant, LetterData Data)> Sheets(LetterKind kind)
    {
        var plain = SampleFacts.Media(Real) with { Items = [], Recipient = new LetterRecipient { HostName = "" } };
        return kind switch
        {
            LetterKind.Mandate =>
            [
                ("until-withdrawn", plain with { Sheet = new SheetFacts { Scope = ["Example Video, Example Search", "AGCOM, Garante"] } }),
                ("expiring", plain with { Sheet = new SheetFacts { Scope = ["Example Model Hub"], ExpiresOn = new DateOnly(2027, 5, 20) } }),
            ],
            LetterKind.PreservationCard =>
            [
                ("plain", plain with
                {
                    Sheet = new SheetFacts
                    {
                        Files =
                        [
                            new KeptFile("File 1", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", null),
                            new KeptFile("File 2", "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", null),
                        ],
                    },
                }),
            ],
            LetterKind.ErasureCertificate => [("plain", plain with { Sheet = new SheetFacts { ErasedOn = new DateOnly(2026, 11, 23), BackupsGoneOn = new DateOnly(2026, 12, 7), NoticesSent = 14 } })],
            _ => [("plain", plain with { Sheet = new SheetFacts { Removed = 41, Delisted = 3, StillThere = 9, NoticesSent = 14 } })],
        };
    }

    private static LetterData Flagger(LetterData data) =>
        data with { Sender = data.Sender with { Flagger = new TrustedFlagger("the Sample Coordinator", "12/26/EX") } };
}
