using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>The texts that ship with the product, and an organisation's own in front of them; each is read once.</summary>
public sealed class LetterTemplates
{
    private readonly ConcurrentDictionary<(LetterKind, Language), LetterTemplate> read = new();
    private readonly ConcurrentDictionary<Language, IReadOnlyDictionary<string, string>> phrases = new();

    /// <summary>The template in use.</summary>
    /// <exception cref="TemplateFault">A shipped text cannot be used: a fault of the build.</exception>
    public LetterTemplate Find(LetterKind kind, Language language) =>
        read.GetOrAdd((kind, language), key => LetterTemplate.Read(Shipped(key.Item1, key.Item2), Phrases(key.Item2)));

    /// <summary>Puts an organisation's text in use.</summary>
    /// <exception cref="TemplateFault">The text cannot be used; the one before stays in use.</exception>
    public LetterTemplate Override(string source, LetterKind kind, Language language)
    {
        var template = LetterTemplate.Read(source, Phrases(language), overridden: true);
        if (template.Front.Kind != kind || template.Front.Language != language)
            throw new TemplateFault(2, $"The fields say {template.Front.Kind.Token()}, {template.Front.Language.Tag()}; this text is for {kind.Token()}, {language.Tag()}.");
        read[(kind, language)] = template;
        return template;
    }

    /// <returns>A text that is only being tried, or null when its form has a fault.</returns>
    public LetterTemplate? Try(string source, Language language)
    {
        try
        {
            return LetterTemplate.Read(source, Phrases(language), overridden: true);
        }
        catch (TemplateFault)
        {
            return null;
        }
    }

    /// <summary>Back to the shipped text.</summary>
    public void Restore(LetterKind kind, Language language) => read.TryRemove((kind, language), out _);

    /// <summary>The text as it ships.</summary>
    public static string Shipped(LetterKind kind, Language language) => Resource($"{language.Tag()}/{kind.Token()}.md");

    /// <summary>Sentences several letters share, by name.</summary>
    internal IReadOnlyDictionary<string, string> Phrases(Language language) => phrases.GetOrAdd(language, static key =>
        Resource($"{key.Tag()}/phrases.md").Split('\n')
            .Where(line => line.Contains(": ", StringComparison.Ordinal) && !line.StartsWith('#'))
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.Ordinal));

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Letters/{name}")
            ?? throw new InvalidOperationException($"The template {name} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
