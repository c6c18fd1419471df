using System.Text;
using HandlebarsDotNet;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Tests.Letters;

/// <summary>Templates stay Handlebars: the library fills every shipped text in as our own reader does, to the byte.</summary>
public sealed class HandlebarsTests
{
    [Fact]
    public void Every_shipped_text_reads_the_same_with_the_library_in_every_variant()
    {
        var compared = 0;
        foreach (var language in Enum.GetValues<Language>())
        {
            foreach (var group in LetterSamples.All.GroupBy(sample => sample.Kind))
            {
                var text = new LetterTemplates().Find(group.Key, language).Filled;
                var library = Compile(text);
                foreach (var sample in group)
                {
                    var model = LetterModel.Of(sample.In(language), language);
                    Assert.Equal(library(Nested(model)), TemplateText.Read(text).Fill(model));
                    compared++;
                }
            }
        }

        Assert.True(compared >= 2 * LetterKinds.All.Count);
    }

    [Theory]
    [InlineData("a\n{{#if by.agent}}\nb\n{{/if}}\nc")]
    [InlineData("a\n  {{#if by.agent}}  \nb\n{{else}}\nd\n {{/if}}\nc")]
    [InlineData("a {{#if by.agent}}b{{else}}d{{/if}} c")]
    [InlineData("{{#unless by.agent}}\nb\n{{/unless}}\n")]
    [InlineData("{{#unless by.person}}b{{/unless}}\n{{#if by.agent}}{{ref}}{{/if}}\n")]
    [InlineData("{{#if by.person}}\n{{#if by.agent}}\nx\n{{/if}}\ny\n{{else}}\n{{#if by.agent}}\nz\n{{else}}\nw\n{{/if}}\n{{/if}}\nend")]
    [InlineData("{{#if by.agent}}{{#if ref}}\n{{ref}}\n{{/if}}{{/if}}")]
    public void Conditions_take_their_lines_with_them_as_in_the_library(string text)
    {
        var model = new Dictionary<string, object>(StringComparer.Ordinal) { ["ref"] = "RV-1 *x*", ["by.agent"] = true, ["by.person"] = false };
        Assert.Equal(Compile(text)(Nested(model)), TemplateText.Read(text).Fill(model));
    }

    /// <summary>Each value with its own "or else the gap", as a template means it.</summary>
    private static HandlebarsTemplate<object, object> Compile(string text)
    {
        var open = new StringBuilder();
        var at = 0;
        for (var start = text.IndexOf("{{", StringComparison.Ordinal); start >= 0; start = text.IndexOf("{{", at, StringComparison.Ordinal))
        {
            var end = text.IndexOf("}}", start, StringComparison.Ordinal) + 2;
            var name = text[(start + 2)..(end - 2)].Trim();
            open.Append(text, at, start - at).Append(name is "else" or ['#' or '/', ..] ? text[start..end] : $"{{{{#if {name}}}}}{{{{{name}}}}}{{{{else}}}}\uE0FF{name}\uE0FF{{{{/if}}}}");
            at = end;
        }

        return Handlebars.Create(new HandlebarsConfiguration { TextEncoder = new Ink() }).Compile(open.Append(text, at, text.Length - at).ToString());
    }

    private static Dictionary<string, object> Nested(Dictionary<string, object> flat)
    {
        var root = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in flat)
        {
            if (name.Split('.') is not [var group, var part])
            {
                root[name] = value;
                continue;
            }

            if (!root.TryGetValue(group, out var held))
                root[group] = held = new Dictionary<string, object>(StringComparer.Ordinal);
            ((Dictionary<string, object>)held)[part] = value;
        }

        return root;
    }

    private sealed class Ink : ITextEncoder
    {
        public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

        public void Encode(string? text, TextWriter target)
        {
            var written = new StringBuilder();
            MarkdownInk.Write(text, written);
            target.Write(written);
        }

        public void Encode<T>(T? text, TextWriter target)
            where T : IEnumerator<char>
        {
            var held = new StringBuilder();
            while (text is not null && text.MoveNext())
                held.Append(text.Current);
            Encode(held, target);
        }
    }
}
