namespace Revoca.Domain.Letters;

/// <summary>One letter, ready to be shown as a page, a mail, a web page or form fields. It holds everything that is printed and nothing else.</summary>
public sealed record Letter
{
    public required LetterKind Kind { get; init; }

    public required Language Language { get; init; }

    /// <summary>One line without line breaks, names or words about the content: it is seen in inboxes and on lock screens.</summary>
    public required string Subject { get; init; }

    /// <summary>The case reference, as printed in the reference block and the footer.</summary>
    public required string Reference { get; init; }

    public required DateOnly Date { get; init; }

    public required LetterSender Sender { get; init; }

    public required LetterRecipient Recipient { get; init; }

    public required IReadOnlyList<LetterBlock> Blocks { get; init; }

    /// <summary>Null for sheets that nobody signs.</summary>
    public LetterSignature? Signature { get; init; }

    /// <summary>Statutory elements this very letter holds, with the line of the template that put them there.</summary>
    public required IReadOnlyList<LetterElement> Elements { get; init; }

    /// <summary>Placeholders for which there was no value; while one is left the letter is a draft and cannot be sent.</summary>
    public required IReadOnlyList<string> Gaps { get; init; }

    /// <summary>Ids of the legal bases the text rests on, as its template names them.</summary>
    public required IReadOnlyList<string> Bases { get; init; }

    /// <summary>What the finished text tells about the person.</summary>
    public required PersonalFacts Facts { get; init; }

    public required LetterTemplateStamp Template { get; init; }

    /// <summary>Mail reference of the earlier letter this one follows, or null.</summary>
    public string? Ticket { get; init; }

    /// <summary>Tree size and 16 hex digits of the log's root, for the footer; null where no log is kept.</summary>
    public string? LogRoot { get; init; }

    public IEnumerable<LetterItem> Items => Blocks.OfType<LetterItemTable>().SelectMany(table => table.Items);

    /// <summary>Words of running text, the item table left out; 350 is the house limit.</summary>
    public int WordCount => Blocks.Sum(block => block.WordCount);
}

/// <summary>An element of a legal basis, as present in a letter; <paramref name="Line"/> counts from 1 in the template, <paramref name="Block"/> from 0 in the letter.</summary>
public sealed record LetterElement(string Basis, string Key, int Line, int Block);

/// <summary>Which text a letter was written from; with the data and the renderer's version it reproduces every byte.</summary>
public sealed record LetterTemplateStamp(int Version, string Sha256, bool ReviewedByLegal, bool Overridden);

/// <summary>Who signs, in what capacity, and when.</summary>
public sealed record LetterSignature(string Name, string? Role, string? Organisation, DateOnly Date);
