using Revoca.Casework.Letters.Signing;
using Revoca.Domain.Cases;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Notices;

/// <summary>The letter as it was approved: its PDF and its text, kept to the byte and sealed at rest (domain rule 14).</summary>
public sealed class NoticePaper
{
    private NoticePaper()
    {
    }

    public NoticePaper(Notice notice, byte[] pdf, string text, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(notice);
        (NoticeId, CaseId, Pdf, Text, WrittenAt) = (notice.Id, notice.CaseId, pdf, text, at);
    }

    public NoticeId NoticeId { get; private set; }

    public CaseId CaseId { get; private set; }

    public byte[] Pdf { get; private set; } = [];

    public string Text { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>SHA-256 of the certificate that signed it, lower-case hex; empty when it left unsigned.</summary>
    public string SignedWith { get; private set; } = "";

    /// <summary>The time a time-stamp authority states, or null.</summary>
    public DateTimeOffset? StampedAt { get; private set; }

    internal NoticePaper Signed(SignedPaper signed)
    {
        (SignedWith, StampedAt) = (signed.Certificate, signed.StampedAt);
        return this;
    }
}
