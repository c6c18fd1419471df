using Revoca.Domain.Consents;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>Writes a letter from a template and the facts of a case.</summary>
public sealed class LetterWriter(LetterTemplates templates)
{
    /// <summary>With the shipped texts only.</summary>
    public LetterWriter()
        : this(new LetterTemplates())
    {
    }

    /// <summary>Always writes; what is missing stands in <see cref="Letter.Gaps"/> and in the text, and such a letter cannot be sent.</summary>
    public Letter Write(LetterKind kind, Language language, LetterData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Write(templates.Find(kind, language), data);
    }

    /// <summary>The same with a given text, for previews of one that is not in use yet.</summary>
    public static Letter Write(LetterTemplate template, LetterData given)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(given);
        var data = VisibleText.Of(given);
        var model = LetterModel.Of(data, template.Front.Language);
        var (blocks, elements, gaps) = LetterMarkdown.Read(template.Body(model), data, template.Front.Language);
        var signature = template.Front.Signed ? Sign(data) : null;
        var subject = OneLine(template.Subject(model));
        var words = LetterWords.In(template.Front.Language);
        return new Letter
        {
            Kind = template.Front.Kind,
            Language = template.Front.Language,
            Subject = subject,
            Reference = OneLine(data.Reference),
            Date = data.Date,
            Sender = data.Sender,
            Recipient = Addressees.Of(template.Front.Kind) ?? data.Recipient,
            Blocks = blocks,
            Signature = signature,
            Elements = signature is { Name.Length: 0 } ? elements.Where(element => element.Key != "signature").ToList() : elements,
            Gaps = signature is { Name.Length: 0 } ? [.. gaps, "signature"] : gaps,
            Bases = Bases(template, data),
            Facts = LetterFactsFound.In(subject, blocks, signature, data, words),
            Template = template.Stamp,
            Ticket = data.Earlier?.Ticket,
            LogRoot = data.LogRoot,
        };
    }

    /// <summary>An abuse report to a provider in the EU is also a notice under the DSA, and must then hold its elements.</summary>
    private static IReadOnlyList<string> Bases(LetterTemplate template, LetterData data) =>
        data is { Upstream.InEuropeanUnion: true } && template.Front.Kind == LetterKind.UpstreamAbuse ? [.. template.Front.Bases, "eu-dsa-16"] : template.Front.Bases;

    private static LetterSignature Sign(LetterData data) => data.SignedBy == SignedBy.Person
        ? new LetterSignature(data.Identity is IdentityLevel.Pseudonym or IdentityLevel.Name ? data.PersonName ?? "" : "", null, null, data.Date)
        : new LetterSignature(data.Sender.Signatory ?? data.Sender.Role, data.Sender.Signatory is null ? null : data.Sender.Role, data.Sender.Organisation, data.Date);

    private static string OneLine(string text) =>
        string.Join(' ', text.Replace(MarkdownInk.Gap, ' ').Split([' ', '\r', '\n', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029', '\0'], StringSplitOptions.RemoveEmptyEntries));
}
