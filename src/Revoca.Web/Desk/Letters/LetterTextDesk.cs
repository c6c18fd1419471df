using Microsoft.AspNetCore.Components;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Web.Desk.Letters;

/// <summary>One text on the desk: what is typed, what is wrong with it, how it looks with sample facts, what differs from the shipped one.</summary>
public sealed class LetterTextDesk
{
    private readonly LetterTemplates templates;
    private readonly OwnTexts own;
    private readonly LetterKind kind;
    private readonly Language language;

    public LetterTextDesk(LetterTemplates templates, OwnTexts own, LetterKind kind, Language language)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(own);
        (this.templates, this.own, this.kind, this.language) = (templates, own, kind, language);
        Variants = [.. LetterSamples.Of(kind).Select(sample => sample.Variant)];
        Variant = Variants[0];
        Change(templates.Find(kind, language).Source);
    }

    public LetterTemplateStamp Stamp => templates.Find(kind, language).Stamp;

    public string Text { get; private set; } = "";

    public IReadOnlyList<TemplateFault> Faults { get; private set; } = [];

    public IReadOnlyList<string> Variants { get; }

    public string Variant { get; private set; }

    /// <summary>The letter as a page; the last good text while the typed one has a fault of form.</summary>
    public MarkupString Preview { get; private set; }

    public bool IsChanged => Text != templates.Find(kind, language).Source;

    public IEnumerable<DiffLine> Changes
    {
        get
        {
            var lines = TemplateDiff.Between(LetterTemplates.Shipped(kind, language), Text);
            return lines.Where((line, index) => Enumerable.Range(index - 1, 3)
                .Any(near => near >= 0 && near < lines.Count && lines[near].Side != DiffSide.Both));
        }
    }

    public void Change(string? text)
    {
        Text = (text ?? "").ReplaceLineEndings("\n");
        Faults = own.Faults(Text, kind, language);
        Show();
    }

    public void Choose(string? variant)
    {
        Variant = variant ?? Variants[0];
        Show();
    }

    public async Task UseAsync(KeepOwnText keep, StaffId by)
    {
        ArgumentNullException.ThrowIfNull(keep);
        Faults = await keep.Use(Text, kind, language, by);
        Show();
    }

    public async Task RestoreAsync(KeepOwnText keep, StaffId by)
    {
        ArgumentNullException.ThrowIfNull(keep);
        await keep.Restore(kind, language, by);
        Change(templates.Find(kind, language).Source);
    }

    private void Show()
    {
        var sample = LetterSamples.Of(kind).Single(one => one.Variant == Variant);
        if (templates.Try(Text, language) is { } template)
            Preview = new MarkupString(LetterPage.Of(LetterWriter.Write(template, sample.In(language)))); // every value is encoded there
    }
}
