using System.CommandLine;
using Revoca.Casework.Mail.Classify;

namespace Revoca.Web.Commands;

/// <summary>mail classify FILE|DIR: one JSON line per message. Uses and creates no data.</summary>
public static class MailVerb
{
    private static readonly EnumerationOptions Beneath = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        MatchCasing = MatchCasing.CaseInsensitive,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    public static Command Build() => new("mail", "Look at mail") { Classify() };

    private static Command Classify()
    {
        var path = new Argument<string>("PATH") { Description = "A message, or a folder: every *.eml beneath it" };
        var verb = new Command("classify", "Say of each message whether it is a bounce, delayed, auto-reply, abuse-report, reply or other") { path };
        verb.SetAction(parsed => Run(parsed.GetValue(path) ?? ""));
        return verb;
    }

    private static int Run(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Console.Error.WriteLine($"{path}: there is no such file or folder.");
            return 1;
        }

        using var output = Console.OpenStandardOutput();
        foreach (var lines in Files(path).Chunk(64))
        {
            var verdicts = lines.AsParallel().AsOrdered().Select(file => ClassificationLine.Of(file.Name, Read(file.Path)));
            foreach (var verdict in verdicts)
                output.Write(verdict);
        }

        return 0;
    }

    private static IEnumerable<(string Name, string Path)> Files(string path) => File.Exists(path)
        ? [(Path.GetFileName(path), path)]
        : Directory.EnumerateFiles(path, "*.eml", Beneath)
            .Select(file => (Name: Path.GetRelativePath(path, file).Replace('\\', '/'), Path: file))
            .OrderBy(file => file.Name, StringComparer.Ordinal);

    private static Classification Read(string path)
    {
        try
        {
            return new FileInfo(path).Length > MailPreCheck.LargestMessage
                ? new Classification(MailClass.Other) { Diagnostic = "message larger than 25 MiB" }
                : MailClassifier.Classify(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Classification(MailClass.Other) { Diagnostic = "the file could not be read" };
        }
    }
}
