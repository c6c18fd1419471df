namespace Revoca.Domain.Letters;

/// <summary>A part of a letter's body; the family is closed.</summary>
public abstract record LetterBlock
{
    private protected LetterBlock()
    {
    }

    /// <summary>Words of running text in this block.</summary>
    public virtual int WordCount => 0;
}

/// <summary>What a paragraph is for, so that each face can show it its own way.</summary>
public enum ParagraphRole
{
    Body,

    /// <summary>The sentence about a term; it stands on its own line.</summary>
    Deadline,

    /// <summary>An explanation that is not part of what is sent, or small print.</summary>
    Note,
}

/// <summary>One paragraph.</summary>
public sealed record LetterParagraph(LetterText Text, ParagraphRole Role = ParagraphRole.Body) : LetterBlock
{
    public override int WordCount => Text.WordCount;
}

/// <summary>A heading inside a letter; most letters have none.</summary>
public sealed record LetterHeading(string Text) : LetterBlock;

/// <summary>Numbered demands, or a plain list when <paramref name="Numbered"/> is false.</summary>
public sealed record LetterDemands(IReadOnlyList<LetterText> Demands, bool Numbered = true) : LetterBlock
{
    public override int WordCount => Demands.Sum(demand => demand.WordCount);
}

/// <summary>The numbered table of items.</summary>
public sealed record LetterItemTable(IReadOnlyList<LetterItem> Items) : LetterBlock;

/// <summary>Label and value, row by row: what forms and authorities ask for.</summary>
public sealed record LetterFactTable(IReadOnlyList<LetterFact> Facts) : LetterBlock;

/// <summary>One row of a <see cref="LetterFactTable"/>; an empty value is a line to be filled in by hand.</summary>
public sealed record LetterFact(string Label, string Value);

/// <summary>What happened, day by day, for complaints.</summary>
public sealed record LetterTimeline(IReadOnlyList<LetterEvent> Events) : LetterBlock;

/// <summary>One line of a timeline; <paramref name="When"/> is already written in the letter's language.</summary>
public sealed record LetterEvent(string When, string What);

/// <summary>A stretch of text in one weight.</summary>
public readonly record struct LetterRun(string Text, bool Strong = false);

/// <summary>Text made of runs.</summary>
public sealed record LetterText(IReadOnlyList<LetterRun> Runs)
{
    public string Plain => string.Concat(Runs.Select(run => run.Text));

    public int WordCount => Plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    public override string ToString() => Plain;
}
