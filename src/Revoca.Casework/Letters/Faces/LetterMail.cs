using System.Globalization;
using System.Text;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>A letter as plain-text mail: lines of at most 72 characters, addresses never broken.</summary>
public sealed record LetterMail(string Subject, string Body)
{
    private const int Width = 72;

    public static LetterMail Of(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var words = LetterWords.In(letter.Language);
        var text = new StringBuilder();
        foreach (var block in letter.Blocks)
        {
            Write(text, block, words);
            text.Append('\n');
        }

        if (letter.Signature is { } signature)
            Sign(text, signature, words);
        text.Append(CultureInfo.InvariantCulture, $"{words.Say("Our reference", "Nostro riferimento")}: {letter.Reference}\n");
        return new LetterMail(letter.Subject, text.ToString());
    }

    private static void Write(StringBuilder text, LetterBlock block, LetterWords words)
    {
        switch (block)
        {
            case LetterHeading heading:
                Wrap(text, heading.Text.ToUpper(CultureInfo.InvariantCulture), "");
                break;
            case LetterParagraph paragraph:
                Wrap(text, paragraph.Text.Plain, "");
                break;
            case LetterDemands demands:
                for (var index = 0; index < demands.Demands.Count; index++)
                    Wrap(text, demands.Demands[index].Plain, demands.Numbered ? $"{index + 1}. " : "- ");
                break;
            case LetterItemTable table:
                foreach (var item in table.Items)
                    text.Append(CultureInfo.InvariantCulture, $"{item.Number}. {item.Url}\n   [{item.ShortId}] {ItemWords.Of(item, words)}\n");
                break;
            case LetterFactTable facts:
                foreach (var fact in facts.Facts)
                    Wrap(text, fact.Value.Length == 0 ? "______________________" : fact.Value, $"{fact.Label}: ");
                break;
            case LetterTimeline timeline:
                foreach (var entry in timeline.Events)
                    Wrap(text, entry.What, $"{entry.When}: ");
                break;
            default:
                throw new InvalidOperationException($"No mail face for {block.GetType().Name}.");
        }
    }

    private static void Sign(StringBuilder text, LetterSignature signature, LetterWords words)
    {
        text.Append(CultureInfo.InvariantCulture, $"/s/ {signature.Name}\n");
        foreach (var line in new[] { signature.Role, signature.Organisation, words.Day(signature.Date) }.Where(line => !string.IsNullOrWhiteSpace(line)))
            text.Append(line).Append('\n');
        text.Append('\n');
    }

    private static void Wrap(StringBuilder text, string paragraph, string lead)
    {
        var indent = new string(' ', lead.Length is > 0 and < 6 ? lead.Length : 0);
        var line = new StringBuilder(lead);
        var empty = true;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > Width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(indent);
                empty = true;
            }

            line.Append(empty ? "" : " ").Append(word);
            empty = false;
        }

        text.Append(line).Append('\n');
    }
}
