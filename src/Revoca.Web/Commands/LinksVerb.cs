using System.CommandLine;
using Revoca.Casework.Hosts;
using Revoca.Domain.Evidence;

namespace Revoca.Web.Commands;

/// <summary>`links parse FILE|-`: what a paste contains, as JSON. Needs no data, makes none, fetches nothing.</summary>
public static class LinksVerb
{
    private const string StandardInput = "-";

    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "A text, chat export or CSV file; - reads standard input" };
        var parse = new Command("parse", "Finds the links of a text, normalises, deduplicates and groups them by host; fetches nothing") { file };
        parse.SetAction(result => Parse(result.GetRequiredValue(file)));
        return new Command("links", "Reads pasted links") { parse };
    }

    private static int Parse(string file)
    {
        try
        {
            // UTF-8 unless a byte order mark says otherwise.
            using var reader = new StreamReader(file == StandardInput ? Console.OpenStandardInput() : File.OpenRead(file), detectEncodingFromByteOrderMarks: true);
            var pasted = PastedLinks.Read(Lines(reader), ShippedDirectory.Hosts, ShippedDirectory.Suffixes);
            using var output = Console.OpenStandardOutput();
            LinksJson.Write(pasted, output);
            return 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Cannot read {file}: {problem.Message}");
            return 1;
        }
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
