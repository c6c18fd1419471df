using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Law.Bases;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters.Samples;

/// <summary>Invented facts behind the samples: nobody, nowhere, on a fixed day.</summary>
internal static class SampleFacts
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);

    internal static LetterSender Sender { get; } = new()
    {
        Organisation = "Northlight Helpline",
        Role = "Case advocate",
        Email = "desk@northlight.example",
        Postal = ["PO Box 100", "1000 Sampletown"],
        Phone = "+00 555 0100",
    };

    internal static LetterData Media(Depiction depiction) => new()
    {
        Reference = "RV-7F3K",
        Date = DateOnly.FromDateTime(Now.DateTime),
        WrittenAt = Now,
        Sender = Sender,
        Recipient = new LetterRecipient { HostName = "Example Video", LegalEntity = "Example Video Ltd", Channel = "notices@video.example" },
        Mandate = new LetterMandate("M-7F3K", new DateOnly(2026, 11, 12)),
        PersonCountry = "IT",
        Facts = depiction == Depiction.DigitalForgery ? FactsSentence.FaceFromPublicPhotos : FactsSentence.NotConsented,
        RequestedBy = new DateOnly(2026, 12, 7),
        LogRoot = "1842 · 9f2c61d07ab3e584",
        Items =
        [
            Item(1, "https://video.example/watch?v=a1B2c3D4e5F&t=90", ContentItemKind.MediaFile, depiction, "post 48213907", "account @sample-uploader", "minute 1:30"),
            Item(2, "https://video.example/embed/a1B2c3D4e5F", ContentItemKind.MediaFile, depiction),
            Item(3, "https://cdn.video.example/files/2026/10/9f2c61d07ab3e5849f2c61d07ab3e584/preview_0001.jpg", ContentItemKind.MediaFile, depiction),
            Item(4, "https://video.example/users/sample-uploader", ContentItemKind.Profile, depiction),
        ],
    };

    internal static LetterData Mixed => Media(Depiction.Unknown) with
    {
        Items = [.. Media(Depiction.Authentic).Items.Take(2), Media(Depiction.DigitalForgery).Items[2]],
    };

    internal static LetterData Models => Media(Depiction.DigitalForgery) with
    {
        Recipient = new LetterRecipient { HostName = "Example Model Hub", LegalEntity = "Example Model Hub, Inc.", Channel = "likeness@models.example" },
        HostRule = "Models made to reproduce a real person are not allowed without that person's permission",
        Items =
        [
            Item(1, "https://models.example/models/990017?modelVersionId=1180044", ContentItemKind.Model, Depiction.DigitalForgery, "model 990017", "version 1180044", "file style_v2.safetensors", "AutoV3 0A1B2C3D4E5F"),
            Item(2, "https://models.example/images/55120981", ContentItemKind.MediaFile, Depiction.DigitalForgery, "sample of version 1180044"),
            Item(3, "https://models.example/prompts/77120", ContentItemKind.Prompt, Depiction.DigitalForgery),
        ],
    };

    internal static LetterData Repository => Media(Depiction.DigitalForgery) with
    {
        Recipient = new LetterRecipient { HostName = "Example Code", LegalEntity = "Example Code B.V.", Channel = "legal@code.example" },
        Items = [Item(1, "https://code.example/sample-owner/sample-repository", ContentItemKind.Repository, Depiction.DigitalForgery, "commit 4be2d19")],
    };

    internal static LetterData Search(Depiction depiction) => Media(depiction) with
    {
        Recipient = new LetterRecipient { HostName = "Example Search", LegalEntity = "Example Search Ireland Ltd", Channel = "https://search.example/remove" },
        SearchQueries = ["“Sample Name” video", "“Sample Name” Sampletown"],
        Items =
        [
            Item(1, "https://forum.example/threads/20417", ContentItemKind.SearchResult, depiction),
            Item(2, "https://images.search.example/result?img=8831", ContentItemKind.SearchResult, depiction),
        ],
    };

    internal static LetterData ByPerson(LetterData data) =>
        data with { SignedBy = SignedBy.Person, Identity = IdentityLevel.Pseudonym, PersonName = "Sample Name", Mandate = null };

    internal static LetterData Withdrawn(LetterData data) => data with
    {
        Consent = new ConsentStatement { Stance = ConsentStance.Withdrawn, ToWhom = "Sample Studio", Scope = "two photographs in a print catalogue", Date = new DateOnly(2026, 9, 1) },
    };

    internal static LetterData Limited(LetterData data) => data with
    {
        Consent = new ConsentStatement { Stance = ConsentStance.Limited, ToWhom = "Sample Studio", Scope = "two photographs in a print catalogue", Date = new DateOnly(2026, 9, 1) },
    };

    internal static LetterData Followed(LetterData data, LetterKind kind, DateTimeOffset due, bool hours = true) =>
        data with { Earlier = Earlier(kind, due, hours) };

    internal static EarlierLetter Earlier(LetterKind kind, DateTimeOffset due, bool hours = true) => new()
    {
        Kind = kind,
        SentAt = Received(due, hours).AddSeconds(-12),
        ItemCount = 6,
        ReceiptEvidence = "250 2.0.0 queued as 4F1A2B, mx.video.example",
        ReceivedAt = Received(due, hours),
        ReceiptProved = true,
        AllElementsPresent = true,
        Ticket = "T-204417",
        CheckedAt = Now.AddMinutes(-40),
        Term = new LetterTerm(hours ? 48 : 1, hours ? TermUnit.Hours : TermUnit.Months, due, due.AddHours(1), "Europe/Dublin"),
    };

    private static DateTimeOffset Received(DateTimeOffset due, bool hours) => hours ? due.AddHours(-48) : due.AddMonths(-1).AddHours(-14);

    internal static AuthorityFacts Authority { get; } = new()
    {
        Reason = "The continued publication restricts the daily life and the work of the person concerned.",
        Platforms = ["Example Video", "Example Forum"],
        SafeContact = "desk@northlight.example",
        PeriodFrom = new DateOnly(2026, 11, 19),
        PeriodTo = new DateOnly(2026, 11, 23),
        UnmetDuties = [DsaDuty.Confirmation, DsaDuty.Decision],
        Timeline =
        [
            new LetterEvent("2026-11-19 08:05 UTC", "DSA art. 16, n. 1 (6 URL): notices@video.example"),
            new LetterEvent("2026-11-19 08:05 UTC", "250 2.0.0 queued as 4F1A2B"),
            new LetterEvent("2026-11-21 09:00 UTC", "DSA art. 16, n. 2 (4 URL): notices@video.example"),
        ],
    };

    internal static LetterData Complained(LetterData data) =>
        Followed(data, LetterKind.TidaRequest, Now.AddDays(-2)) with { Authority = Authority };

    internal static DateTimeOffset At => Now;

    /// <summary>The end of Friday 20 November, as the first instant of the next day.</summary>
    internal static DateTimeOffset MonthEnd { get; } = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    private static LetterItem Item(int number, string url, ContentItemKind kind, Depiction depiction, params string[] ids) =>
        new() { Number = number, ShortId = $"7F{number:00}", Url = url, Kind = kind, Depiction = depiction, HostIds = ids };
}
