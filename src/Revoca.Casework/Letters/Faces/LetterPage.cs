using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>A letter as a fragment of HTML for previews: text only, addresses are never links.</summary>
public static class LetterPage
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var words = LetterWords.In(letter.Language);
        var page = new StringBuilder($"<article class=\"letter\" lang=\"{letter.Language.Tag()}\">\n");
        Head(page, letter, words);
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Text(letter.Subject)}</h1>\n");
        foreach (var block in letter.Blocks)
            page.Append(Block(block, words)).Append('\n');
        if (letter.Signature is { } signature)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"signature\"><strong>/s/ {Text(signature.Name)}</strong>{Lines([signature.Role, signature.Organisation, words.Day(signature.Date)])}</p>\n");
        return page.Append("</article>\n").ToString();
    }

    /// <summary>The same as a file of its own.</summary>
    public static string Whole(Letter letter)
    {
        var fragment = Of(letter);
        return $"<!doctype html>\n<html lang=\"{letter.Language.Tag()}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Text(letter.Reference)}</title></head>\n<body>\n{fragment}</body>\n</html>\n";
    }

    private static void Head(StringBuilder page, Letter letter, LetterWords words)
    {
        page.Append(CultureInfo.InvariantCulture, $"<header><p class=\"sender\"><strong>{Text(letter.Sender.Organisation)}</strong>{Lines([.. letter.Sender.Postal, letter.Sender.Phone, letter.Sender.Email])}</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<dl><dt>{words.Say("Our reference", "Nostro riferimento")}</dt><dd>{Text(letter.Reference)}</dd>");
        if (letter.Ticket is { } ticket)
            page.Append(CultureInfo.InvariantCulture, $"<dt>{words.Say("Your reference", "Vostro riferimento")}</dt><dd>{Text(ticket)}</dd>");
        page.Append(CultureInfo.InvariantCulture, $"<dt>{words.Say("Date", "Data")}</dt><dd>{words.Day(letter.Date)}</dd></dl>\n");
        if (letter.Recipient.HostName.Length > 0)
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"recipient\">{Text(letter.Recipient.LegalEntity ?? letter.Recipient.HostName)}{Lines([letter.Recipient.Channel])}</p>");
        page.Append("</header>\n");
    }

    private static string Block(LetterBlock block, LetterWords words) => block switch
    {
        LetterHeading heading => $"<h2>{Text(heading.Text)}</h2>",
        LetterParagraph paragraph => $"<p class=\"{paragraph.Role.ToString().ToLowerInvariant()}\">{Runs(paragraph.Text)}</p>",
        LetterDemands { Numbered: true } demands => $"<ol>{Entries(demands)}</ol>",
        LetterDemands demands => $"<ul>{Entries(demands)}</ul>",
        LetterItemTable table => Items(table, words),
        LetterFactTable facts => $"<table>{string.Concat(facts.Facts.Select(fact => $"<tr><th scope=\"row\">{Text(fact.Label)}</th><td>{Text(fact.Value)}</td></tr>"))}</table>",
        LetterTimeline timeline => $"<table>{string.Concat(timeline.Events.Select(entry => $"<tr><th scope=\"row\">{Text(entry.When)}</th><td>{Text(entry.What)}</td></tr>"))}</table>",
        _ => throw new InvalidOperationException($"No web face for {block.GetType().Name}."),
    };

    private static string Items(LetterItemTable table, LetterWords words)
    {
        var rows = table.Items.Select(item =>
            $"<tr><td>{item.Number}</td><th scope=\"row\">{Text(item.ShortId)}</th><td class=\"address\">{Text(item.Url)}</td><td>{Text(ItemWords.Of(item, words))}</td></tr>\n");
        var head = string.Concat(new[] { words.Say("No.", "N."), "Id", words.Say("Address", "Indirizzo"), words.Say("What it is", "Che cosa è") }
            .Select(label => $"<th scope=\"col\">{label}</th>"));
        return $"<table class=\"items\"><thead><tr>{head}</tr></thead><tbody>\n{string.Concat(rows)}</tbody></table>";
    }

    private static string Entries(LetterDemands demands) => string.Concat(demands.Demands.Select(demand => $"<li>{Runs(demand)}</li>"));

    private static string Runs(LetterText text) =>
        string.Concat(text.Runs.Select(run => run.Strong ? $"<strong>{Text(run.Text)}</strong>" : Text(run.Text)));

    private static string Lines(IEnumerable<string?> lines) =>
        string.Concat(lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => $"<br>{Text(line)}"));

    private static string Text(string? text) => Html.Encode(text ?? "");
}
