using System.Text.Json.Serialization;
using Revoca.Domain.Hosts;

namespace Revoca.Casework.Hosts;

/// <summary>The form of a host in the shipped directory's files; docs/hosts.md describes it. What is absent is not known.</summary>
/// <remarks>Setters, not init: generated JSON code would set absent init-only properties to null.</remarks>
internal sealed record HostEntry(string Id, string Name, HostKind Kind, string[] Domains, ChannelEntry[] Channels)
{
    public EntityEntry LegalEntity { get; set; } = new();

    public WordsEntry[] ContentKinds { get; set; } = [];

    public DsaEntry Dsa { get; set; } = new();

    public Coverage TakeItDownAct { get; set; }

    public ParticipationEntry StopNcii { get; set; } = new();

    public ParticipationEntry NcmecTakeItDown { get; set; } = new();

    public GeoBlockEntry[] GeoBlocks { get; set; } = [];

    public WordsEntry[] AskFor { get; set; } = [];

    public WordsEntry[] Policies { get; set; } = [];

    public WordsEntry[] StatutoryNotes { get; set; } = [];

    public WordsEntry[] Notes { get; set; } = [];

    public bool EscalateUpstreamFirst { get; set; }

    public Host ToHost() => new(HostId.Parse(Id), Name, Kind)
    {
        LegalEntity = new(LegalEntity.Name, LegalEntity.Country, LegalEntity.Verified, LegalEntity.Source),
        Domains = Domains,
        ContentKinds = WordsEntry.Read(ContentKinds),
        Channels = [.. Channels.Select(channel => channel.ToChannel())],
        Dsa = new(Dsa.Status, Dsa.Note, Dsa.Verified, Dsa.Source),
        TakeItDownAct = TakeItDownAct,
        StopNcii = StopNcii.ToParticipation(),
        NcmecTakeItDown = NcmecTakeItDown.ToParticipation(),
        GeoBlocks = [.. GeoBlocks.Select(block => new GeoBlock(block.Country, PartialDate.Parse(block.Since), block.Verified, block.Source))],
        AskFor = WordsEntry.Read(AskFor),
        Policies = WordsEntry.Read(Policies),
        StatutoryNotes = WordsEntry.Read(StatutoryNotes),
        Notes = WordsEntry.Read(Notes),
        EscalateUpstreamFirst = EscalateUpstreamFirst,
    };
}

internal sealed record ChannelEntry(ChannelType Type, ChannelPurpose Purpose, string Value)
{
    public bool ForVictimNotices { get; set; }

    public ChannelEvidence Evidence { get; set; }

    public Confidence Confidence { get; set; }

    public string AsOf { get; set; } = "";

    public Exposure Exposure { get; set; } = Exposure.Unknown;

    public bool? AccountRequired { get; set; }

    public string[] Languages { get; set; } = [];

    public string Area { get; set; } = "";

    public string Source { get; set; } = "";

    public WordsEntry[] Demands { get; set; } = [];

    public string[] Asks { get; set; } = [];

    public WordsEntry[] Notes { get; set; } = [];

    public Channel ToChannel() => new(Type, Purpose, Value)
    {
        ForVictimNotices = ForVictimNotices,
        Evidence = Evidence,
        Confidence = Confidence,
        AsOf = PartialDate.Parse(AsOf),
        Exposure = Exposure,
        AccountRequired = AccountRequired,
        Languages = Languages,
        Area = Area,
        Source = Source,
        Demands = WordsEntry.Read(Demands),
        Asks = Asks,
        Notes = WordsEntry.Read(Notes),
    };
}

internal sealed record WordsEntry(string En)
{
    public string It { get; set; } = "";

    public static IReadOnlyList<Wording> Read(WordsEntry[] entries) => [.. entries.Select(entry => new Wording(entry.En, entry.It))];
}

internal sealed record EntityEntry(string Name = "", string Country = "", bool Verified = false, string Source = "");

internal sealed record DsaEntry(DsaStatus Status = DsaStatus.Unknown, string Note = "", bool Verified = false, string Source = "");

internal sealed record ParticipationEntry(ParticipationStatus Status = ParticipationStatus.Unknown, string Note = "", string Source = "")
{
    public Participation ToParticipation() => new(Status, Note, Source);
}

internal sealed record GeoBlockEntry(string Country, string Since, bool Verified = false, string Source = "");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HostEntry[]))]
internal sealed partial class HostFileJson : JsonSerializerContext;
