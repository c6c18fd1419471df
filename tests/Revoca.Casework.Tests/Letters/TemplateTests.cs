using Microsoft.Extensions.Time.Testing;
using Revoca.Builders;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Tests.Letters;

public sealed class TemplateTests : IDisposable
{
    private readonly LetterTemplates templates = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("revoca-letters-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_shipped_text_passes_the_linter_and_says_it_is_not_yet_reviewed()
    {
        foreach (var kind in LetterKinds.All)
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                Assert.Empty(Texts().Faults(LetterTemplates.Shipped(kind, language), kind, language).Select(fault => $"{kind.Token()} {language.Tag()} {fault.Message}"));
                Assert.False(templates.Find(kind, language).Stamp.ReviewedByLegal);
            }
        }
    }

    [Theory]
    [InlineData("{{> privacy}}", "{{privacy}}", "'privacy' is not on the list of placeholders.")]
    [InlineData("{{> privacy}}", "{{> private}}", "'private' is no shared phrase.")]
    [InlineData("{{> privacy}}", "{{{ref}}}", "Three braces")]
    [InlineData("{{> privacy}}", "{{#if by.agent}}", "is never closed")]
    [InlineData("{{> privacy}}", "{{/if}}", "closes nothing")]
    [InlineData("{{> privacy}}", "{{#each items}}", "not allowed")]
    [InlineData("{{> privacy}}", "{{#if weather}}", "not on the list of conditions")]
    [InlineData("{{> privacy}}", "{{ref", "not closed on the same line")]
    [InlineData("{{> privacy}}", "{{#unless by.agent}}x{{/if}}", "closes the 'unless'")]
    [InlineData("<!-- us-tida: contact -->", "", "'us-tida: contact' is nowhere marked")]
    [InlineData("<!-- us-tida: contact -->", "<!-- us-tida: contacts -->", "is no element")]
    [InlineData("basis: us-tida", "basis: us-tidal", "There is no legal basis")]
    [InlineData("version: 1", "version: one", "whole number")]
    [InlineData("kind: tida-request", "kind: uk-report", "this text is for tida-request")]
    [InlineData("language: en", "colour: red", "is no field of a template")]
    public void A_text_with_a_fault_is_refused_with_the_line_and_the_reason(string shipped, string changed, string reason)
    {
        var source = LetterTemplates.Shipped(LetterKind.TidaRequest, Language.English);
        var line = source[..source.IndexOf(shipped, StringComparison.Ordinal)].Count(character => character == '\n') + 1;
        var texts = Texts();

        var faults = texts.Use(source.Replace(shipped, changed, StringComparison.Ordinal), LetterKind.TidaRequest, Language.English);

        Assert.Contains(faults, fault => fault.Reason.Contains(reason, StringComparison.Ordinal));
        if (reason.Contains("brace", StringComparison.Ordinal) || reason.Contains("list", StringComparison.Ordinal))
            Assert.Equal(line, faults[0].Line);
        Assert.False(templates.Find(LetterKind.TidaRequest, Language.English).Stamp.Overridden);
        Assert.Null(texts.Read(LetterKind.TidaRequest, Language.English));
    }

    [Fact]
    public void An_own_text_is_used_kept_over_a_restart_compared_and_taken_back()
    {
        var source = LetterTemplates.Shipped(LetterKind.Reminder, Language.English);
        var own = source.Replace("Please act on these items", "We ask you to act on these items", StringComparison.Ordinal);
        Assert.Empty(Texts().Use(own, LetterKind.Reminder, Language.English));

        var restarted = new LetterTemplates();
        var texts = Texts(restarted);
        var data = LetterSamples.Of(LetterKind.Reminder)[0].Data;
        var letter = new LetterWriter(restarted).Write(LetterKind.Reminder, Language.English, data);
        Assert.True(letter.Template.Overridden);
        Assert.Contains("We ask you to act", LetterMail.Of(letter).Body, StringComparison.Ordinal);
        var changed = TemplateDiff.Between(source, texts.Read(LetterKind.Reminder, Language.English) ?? "").Where(line => line.Side != DiffSide.Both).ToList();
        Assert.Equal([DiffSide.Shipped, DiffSide.Own], changed.Select(line => line.Side));

        texts.Restore(LetterKind.Reminder, Language.English);
        Assert.DoesNotContain("We ask you to act", LetterMail.Of(new LetterWriter(restarted).Write(LetterKind.Reminder, Language.English, data)).Body, StringComparison.Ordinal);
        Assert.Single(folder.GetFiles("*.earlier", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_damaged_file_is_told_and_the_shipped_text_stays_in_use()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "en"));
        File.WriteAllBytes(Path.Combine(folder.FullName, "en", "reminder.md"), "---\nkind: reminder\n"u8.ToArray());
        var texts = Texts();
        Assert.Equal(LetterKind.Reminder, Assert.Single(texts.Unusable).Kind);
        Assert.False(templates.Find(LetterKind.Reminder, Language.English).Stamp.Overridden);
    }

    private OwnTexts Texts(LetterTemplates? other = null) => new(other ?? templates, new FakeTimeProvider(), folder.FullName);
}
