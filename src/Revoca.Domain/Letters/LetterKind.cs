namespace Revoca.Domain.Letters;

/// <summary>Every kind of letter and sheet Revoca writes.</summary>
public enum LetterKind
{
    TidaRequest,
    Dsa16Notice,
    GdprErasure,
    Garante144Bis,
    L71Request,
    DmcaNotice,
    ConsentDemand,
    ConsentWithdrawal,
    DeindexRequest,
    UpstreamAbuse,
    Reminder,
    TermExpired,
    Dsa20Complaint,
    AgcomComplaint,
    FtcComplaint,
    GaranteComplaint,
    UkReport,
    Mandate,
    PreservationCard,
    ErasureCertificate,
    ClosingSheet,
}

/// <summary>Kinds as the tokens that stand in file names, template front matter and the database.</summary>
public static class LetterKinds
{
    public static IReadOnlyList<LetterKind> All { get; } = Enum.GetValues<LetterKind>();

    public static string Token(this LetterKind kind) => kind switch
    {
        LetterKind.TidaRequest => "tida-request",
        LetterKind.Dsa16Notice => "dsa16-notice",
        LetterKind.GdprErasure => "gdpr-erasure",
        LetterKind.Garante144Bis => "garante-144bis",
        LetterKind.L71Request => "l71-request",
        LetterKind.DmcaNotice => "dmca-notice",
        LetterKind.ConsentDemand => "consent-demand",
        LetterKind.ConsentWithdrawal => "consent-withdrawal",
        LetterKind.DeindexRequest => "deindex-request",
        LetterKind.UpstreamAbuse => "upstream-abuse",
        LetterKind.Reminder => "reminder",
        LetterKind.TermExpired => "term-expired",
        LetterKind.Dsa20Complaint => "dsa20-complaint",
        LetterKind.AgcomComplaint => "agcom-complaint",
        LetterKind.FtcComplaint => "ftc-complaint",
        LetterKind.GaranteComplaint => "garante-complaint",
        LetterKind.UkReport => "uk-report",
        LetterKind.Mandate => "mandate",
        LetterKind.PreservationCard => "preservation-card",
        LetterKind.ErasureCertificate => "erasure-certificate",
        LetterKind.ClosingSheet => "closing-sheet",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such letter."),
    };

    public static bool TryParse(string? token, out LetterKind kind)
    {
        foreach (var known in All)
        {
            if (!string.Equals(known.Token(), token, StringComparison.Ordinal))
                continue;
            kind = known;
            return true;
        }

        kind = default;
        return false;
    }

    /// <summary>
    /// The one language the receiver can take, or null where either is right: United States procedures are answered in English,
    /// Italian authorities in Italian. The other language then serves as an explanation for the person, and is not sent.
    /// </summary>
    public static Language? FixedLanguage(this LetterKind kind) => kind switch
    {
        LetterKind.TidaRequest or LetterKind.DmcaNotice or LetterKind.FtcComplaint or LetterKind.UkReport => Language.English,
        LetterKind.Garante144Bis or LetterKind.AgcomComplaint or LetterKind.GaranteComplaint => Language.Italian,
        _ => null,
    };
}
