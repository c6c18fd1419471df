namespace Revoca.Typesetting;

/// <summary>What is to be set: immutable, complete, free of layout. Title and Subject become metadata, so they must hold no name.</summary>
/// <param name="Title">Shown by readers instead of the file name; neutral words only.</param>
/// <param name="Language">BCP 47 tag of the main language, such as <c>en-GB</c> or <c>it-IT</c>.</param>
/// <param name="Blocks">The body in reading order.</param>
public sealed record Document(string Title, string Language, IReadOnlyList<Block> Blocks)
{
    /// <summary>Metadata subject; empty writes none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The date in the metadata; null writes none. It is never the clock's, so that the same document gives the same bytes.</summary>
    public DateTimeOffset? Dated { get; init; }

    public PageSetup Page { get; init; } = PageSetup.A4;

    /// <summary>Runs above the text of every page but the first unless it says otherwise; null leaves the margin empty.</summary>
    public PageBand? Header { get; init; }

    /// <summary>Runs below the text of every page; null leaves the margin empty.</summary>
    public PageBand? Footer { get; init; }

    /// <summary>Files inside the PDF, listed in the given order.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}

/// <summary>Sheet and margins in points (1/72 inch).</summary>
public sealed record PageSetup(double Width, double Height, double Margin)
{
    /// <summary>210 × 297 mm with margins of 25 mm.</summary>
    public static PageSetup A4 { get; } = new(595.276, 841.89, 25 * 72 / 25.4);
}

/// <summary>A line at the head or foot of pages. <c>{page}</c> and <c>{pages}</c> stand for the page's number and the number of pages.</summary>
public sealed record PageBand(string Left, string Centre, string Right)
{
    /// <summary>False leaves the first page without it.</summary>
    public bool OnFirstPage { get; init; } = true;
}

/// <summary>A file embedded in the PDF: name without folders, MIME type, one neutral sentence, its bytes.</summary>
public sealed record Attachment(string FileName, string MediaType, string Description, ReadOnlyMemory<byte> Bytes)
{
    public AttachmentRelation Relation { get; init; } = AttachmentRelation.Data;
}

/// <summary>What a file is to the document (PDF/A-3 <c>AFRelationship</c>).</summary>
public enum AttachmentRelation
{
    Data,
    Source,
    Supplement,
}
