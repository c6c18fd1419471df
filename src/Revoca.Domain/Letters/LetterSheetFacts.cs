namespace Revoca.Domain.Letters;

/// <summary>The work a copyright notice protects, and how the person came to own it.</summary>
public sealed record CopyrightFacts
{
    /// <summary>The work in neutral words: "a photograph of 14 May 2024".</summary>
    public required string Work { get; init; }

    public DateOnly? CreatedOn { get; init; }

    /// <summary>Who pressed the shutter: the person, or somebody who assigned the rights in writing.</summary>
    public CopyrightTitle Title { get; init; }
}

/// <summary>The answer to "who pressed the shutter?"; anything else is no ground for a copyright notice.</summary>
public enum CopyrightTitle
{
    TakenByThePerson,
    AssignedInWriting,
}

/// <summary>What authorities ask for beyond the letter's own facts.</summary>
public sealed record AuthorityFacts
{
    /// <summary>The applicant is a minor of 14 or more acting alone (L. 71/2017, art. 144-bis).</summary>
    public bool MinorOver14 { get; init; }

    /// <summary>The applicant is a parent or holds parental responsibility.</summary>
    public bool Parent { get; init; }

    /// <summary>Neutral sentence on why spreading is feared, or what harm was done.</summary>
    public string? Reason { get; init; }

    /// <summary>Platforms concerned, by name.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    public bool PoliceReportFiled { get; init; }

    /// <summary>Where the applicant can be reached safely.</summary>
    public string? SafeContact { get; init; }

    /// <summary>Which act of L. 71/2017 art. 1(2) is meant.</summary>
    public BullyingAct Act { get; init; }

    public DateOnly? PeriodFrom { get; init; }

    public DateOnly? PeriodTo { get; init; }

    /// <summary>DSA duties that were not met, for the complaint under art. 53.</summary>
    public IReadOnlyList<DsaDuty> UnmetDuties { get; init; } = [];

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<LetterEvent> Timeline { get; init; } = [];

    /// <summary>What the covered platform did with the valid request, for the FTC.</summary>
    public PlatformFailure Failure { get; init; }
}

/// <summary>Acts of cyberbullying named in L. 71/2017 art. 1(2) that a request can rest on.</summary>
public enum BullyingAct
{
    UnlawfulDataUse,
    Manipulation,
    Denigration,
    IdentityTheft,
    Harassment,
}

/// <summary>Duties of hosts under DSA arts 16, 17 and 20.</summary>
public enum DsaDuty
{
    NoticeChannel,
    Confirmation,
    Decision,
    Reasons,
    ComplaintSystem,
}

/// <summary>Ways in which a platform falls short of the TAKE IT DOWN Act, s.3.</summary>
public enum PlatformFailure
{
    StillThere,
    NoProcess,
    AccountRequired,
}

/// <summary>What sheets for the person and the file hold.</summary>
public sealed record SheetFacts
{
    /// <summary>Files she keeps, known by fingerprint only.</summary>
    public IReadOnlyList<KeptFile> Files { get; init; } = [];

    /// <summary>Hosts, authorities and acts the mandate covers, in the sheet's language.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    public DateOnly? ExpiresOn { get; init; }

    public DateOnly? ErasedOn { get; init; }

    /// <summary>The day the last backup key of the case dies.</summary>
    public DateOnly? BackupsGoneOn { get; init; }

    public int NoticesSent { get; init; }

    /// <summary>Items observed gone twice, at least a day apart.</summary>
    public int Removed { get; init; }

    /// <summary>Items out of search results only; never counted as removed.</summary>
    public int Delisted { get; init; }

    public int StillThere { get; init; }
}

/// <summary>A file that stays with her. <paramref name="Sha256"/> is 64 hex digits.</summary>
public sealed record KeptFile(string Label, string Sha256, string? KeptWhere);
