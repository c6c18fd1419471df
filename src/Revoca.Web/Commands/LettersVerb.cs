using System.CommandLine;
using System.Text;
using System.Text.Json;
using Revoca.Casework.Letters;
using Revoca.Casework.Letters.Samples;
using Revoca.Domain.Letters;
using Revoca.Typesetting;

namespace Revoca.Web.Commands;

/// <summary>letters render: every letter in every variant, with invented facts and a fixed date, so that two runs give the same bytes.</summary>
public static class LettersVerb
{
    public static Command Build()
    {
        var render = new Command("render", "Write every kind of letter, with sample facts, as PDF, text, HTML and JSON");
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder to write to; made if missing", Required = true };
        var languages = new Option<string>("--lang") { Description = "en, it, or both separated by a comma", DefaultValueFactory = _ => "en,it" };
        var kinds = new Option<string?>("--kind") { Description = "Tokens of the kinds, separated by commas; all without it" };
        render.Add(folder);
        render.Add(languages);
        render.Add(kinds);
        render.SetAction(parse =>
        {
            var wantedLanguages = Split(parse.GetValue(languages)).Select(Language).ToList();
            var wantedKinds = parse.GetValue(kinds) is { } given ? Split(given).Select(Kind).ToList() : [.. LetterKinds.All];
            var into = parse.GetValue(folder) ?? throw new InvalidOperationException("--out is required.");
            if (wantedLanguages.Exists(one => one is null) || wantedKinds.Exists(one => one is null))
                return 2;
            Directory.CreateDirectory(into.FullName);
            var written = LetterSamples.All.Where(sample => wantedKinds.Contains(sample.Kind))
                .SelectMany(sample => wantedLanguages.OfType<Language>().Select(language => (sample, language)))
                .AsParallel().AsOrdered().Select(one => Write(into, one.sample, one.language)).ToList();
            Console.Out.WriteLine(JsonSerializer.Serialize(new { folder = into.FullName, letters = written }, JsonSerializerOptions.Web));
            return 0;
        });
        return new Command("letters", "Letters and their texts") { render };
    }

    private static object Write(DirectoryInfo into, LetterSample sample, Language language)
    {
        var letter = Writer.Write(sample.Kind, language, sample.In(language));
        var name = $"{sample.Kind.Token()}.{sample.Variant}.{language.Tag()}";
        var pdf = Engine.Render(LetterDocument.Of(letter));
        foreach (var warning in pdf.Warnings)
            Console.Error.WriteLine($"{name}: {warning.Kind} {warning.Detail}");
        var path = Path.Combine(into.FullName, name);
        File.WriteAllBytes(path + ".pdf", pdf.Bytes);
        Text(path + ".txt", $"{letter.Subject}\n\n{LetterMail.Of(letter).Body}");
        Text(path + ".html", LetterPage.Whole(letter));
        Text(path + ".json", LetterJson.Of(letter));
        return new { name, pages = pdf.Pages, words = letter.WordCount, gaps = letter.Gaps };
    }

    private static LetterWriter Writer { get; } = new();

    private static TypesettingEngine Engine { get; } = new();

    private static void Text(string path, string text) => File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));

    private static string[] Split(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Language? Language(string tag)
    {
        if (Languages.TryParse(tag, out var language))
            return language;
        Console.Error.WriteLine($"'{tag}' is no language of letters; they are en and it.");
        return null;
    }

    private static LetterKind? Kind(string token)
    {
        if (LetterKinds.TryParse(token, out var kind))
            return kind;
        Console.Error.WriteLine($"'{token}' is no kind of letter. The kinds: {string.Join(", ", LetterKinds.All.Select(known => known.Token()))}.");
        return null;
    }
}
