using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>Filled-in Markdown as the blocks of a letter, with the elements and gaps met on the way.</summary>
internal sealed class LetterMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private readonly string text;
    private readonly LetterData data;
    private readonly bool italian;
    private readonly List<LetterBlock> blocks = [];
    private readonly List<LetterElement> elements = [];
    private readonly List<string> gaps = [];
    private List<LetterElement> waiting = [];

    private LetterMarkdown(string text, LetterData data, Language language)
    {
        italian = language == Language.Italian;
        this.text = text;
        this.data = data;
    }

    internal static (IReadOnlyList<LetterBlock> Blocks, IReadOnlyList<LetterElement> Elements, IReadOnlyList<string> Gaps) Read(string text, LetterData data, Language language)
    {
        var reading = new LetterMarkdown(text, data, language);
        foreach (var block in Markdown.Parse(text, Pipeline))
            reading.Take(block);
        return (reading.blocks, reading.elements, reading.gaps.Distinct(StringComparer.Ordinal).ToList());
    }

    private void Take(Block block)
    {
        if (block is HtmlBlock comment)
        {
            Await(comment);
            return;
        }

        var gapsBefore = gaps.Count;
        if (Convert(block) is { } done)
        {
            blocks.Add(done);
            if (gaps.Count == gapsBefore)
                elements.AddRange(waiting.Select(element => element with { Block = blocks.Count - 1 }));
        }

        waiting = [];
    }

    private void Await(HtmlBlock comment)
    {
        if (ElementMark.Read(comment.Lines.ToString().Trim()) is { Line: > 0 } mark)
            waiting.AddRange(mark.Each.Select(key => new LetterElement(mark.Basis, key, mark.Line, 0)));
    }

    private LetterBlock? Convert(Block block) => block switch
    {
        HeadingBlock heading => new LetterHeading(Plain(heading.Inline)),
        ParagraphBlock paragraph when text[paragraph.Span.Start] == '@' => Directive(Text(paragraph.Inline)),
        ParagraphBlock paragraph => new LetterParagraph(Text(paragraph.Inline)),
        ListBlock list => new LetterDemands(list.OfType<ListItemBlock>().Select(Entry).ToList(), list.IsOrdered),
        Table table => new LetterFactTable(table.OfType<TableRow>().Where(row => !row.IsHeader).Select(Fact).ToList()),
        _ => null,
    };

    private LetterBlock? Directive(LetterText line)
    {
        var plain = line.Plain;
        var word = plain.Split(' ', 2)[0];
        return word switch
        {
            "@items" => data.Items.Count == 0 ? Nothing("items") : new LetterItemTable(data.Items),
            "@timeline" => data.Authority is not { Timeline.Count: > 0 } authority ? Nothing("timeline") : new LetterTimeline(authority.Timeline),
            "@files" => data.Sheet is not { Files.Count: > 0 } sheet ? Nothing("files") : Files(sheet),
            "@scope" => data.Sheet is not { Scope.Count: > 0 } scoped ? Nothing("scope") : new LetterDemands(scoped.Scope.Select(Line).ToList(), Numbered: false),
            "@deadline" => new LetterParagraph(Without(line, word), ParagraphRole.Deadline),
            "@note" => new LetterParagraph(Without(line, word), ParagraphRole.Note),
            _ => new LetterParagraph(line),
        };
    }

    private static LetterFactTable Files(SheetFacts sheet) =>
        new(sheet.Files.Select(file => new LetterFact(file.Label, file.KeptWhere is null ? file.Sha256 : $"{file.Sha256} · {file.KeptWhere}")).ToList());

    private LetterParagraph Nothing(string name)
    {
        gaps.Add(name);
        return new LetterParagraph(Line(Show(name)));
    }

    private static LetterText Line(string text) => new([new LetterRun(text)]);

    private static LetterText Without(LetterText line, string word)
    {
        var first = line.Runs[0];
        var rest = first with { Text = first.Text[word.Length..].TrimStart() };
        return new LetterText(line.Runs.Skip(1).Prepend(rest).Where(run => run.Text.Length > 0).ToList());
    }

    private LetterText Entry(ListItemBlock item) =>
        new(item.OfType<ParagraphBlock>().SelectMany(paragraph => Text(paragraph.Inline).Runs).ToList());

    private LetterFact Fact(TableRow row)
    {
        var cells = row.OfType<TableCell>().Select(cell => string.Concat(cell.OfType<ParagraphBlock>().Select(part => Plain(part.Inline)))).ToList();
        return new LetterFact(cells[0], cells.Count > 1 ? cells[1] : "");
    }

    private string Plain(ContainerInline? inline) => Text(inline).Plain;

    private LetterText Text(ContainerInline? inline)
    {
        var runs = new List<LetterRun>();
        Collect(inline, strong: false, runs);
        for (var index = 0; index < runs.Count; index++)
        {
            var words = WithGaps(runs[index].Text);
            runs[index] = runs[index] with { Text = italian ? ItalianElision.Apply(words) : words };
        }

        return new LetterText(runs);
    }

    /// <summary>The names between two gap marks, each shown as what is missing.</summary>
    private string WithGaps(string text)
    {
        var parts = text.Split(MarkdownInk.Gap);
        for (var index = 1; index < parts.Length - 1; index += 2)
            parts[index] = Missing(parts[index]);
        return string.Concat(parts);
    }

    private string Missing(string name)
    {
        gaps.Add(name);
        return Show(name);
    }

    private static string Show(string name) => $"[{name} ?]";

    private static void Collect(ContainerInline? inline, bool strong, List<LetterRun> runs)
    {
        foreach (var part in inline ?? [])
        {
            switch (part)
            {
                case LiteralInline literal:
                    Append(runs, literal.Content.ToString(), strong);
                    break;
                case LineBreakInline:
                    Append(runs, " ", strong);
                    break;
                case EmphasisInline emphasis:
                    Collect(emphasis, strong || emphasis.DelimiterCount == 2, runs);
                    break;
                case ContainerInline container:
                    Collect(container, strong, runs);
                    break;
                case HtmlInline html:
                    Append(runs, html.Tag, strong);
                    break;
                case HtmlEntityInline entity:
                    Append(runs, entity.Transcoded.ToString(), strong);
                    break;
                case CodeInline code:
                    Append(runs, code.Content, strong);
                    break;
            }
        }
    }

    private static void Append(List<LetterRun> runs, string text, bool strong)
    {
        if (runs is [.., var last] && last.Strong == strong)
            runs[^1] = last with { Text = last.Text + text };
        else
            runs.Add(new LetterRun(text, strong));
    }
}
