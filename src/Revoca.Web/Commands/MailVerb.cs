using System.CommandLine;
using System.Text.Json;
using Revoca.Casework.Mail.Classify;
using Revoca.Casework.Mail.Inbox;

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

    public static Command Build() => new("mail", "Look at mail") { Classify(), ReadOne() };

    private static Command Classify()
    {
        var path = new Argument<string>("PATH") { Description = "A message, or a folder: every *.eml beneath it" };
        var verb = new Command("classify", "Say of each message whether it is a bounce, delayed, auto-reply, abuse-report, reply or other") { path };
        verb.SetAction(parsed => Run(parsed.GetValue(path) ?? ""));
        return verb;
    }

    // The serving process starts this for each message it receives: a parser that runs out of memory takes nobody with it.
    private static Command ReadOne()
    {
        var attachment = new Option<int?>("--attachment") { Description = "Write the content of this attachment instead" };
        var verb = new Command("read-one", "Take one message from standard input apart") { attachment };
        verb.Hidden = true;
        verb.SetAction(async (parsed, cancellation) =>
        {
            using var raw = new MemoryStream();
            await using var input = Console.OpenStandardInput();
            await input.CopyToAsync(raw, cancellation);
            var message = raw.GetBuffer().AsMemory(0, (int)raw.Length);
            var answer = parsed.GetValue(attachment) is { } index
                ? MailReading.Attachment(message.Span, index)
                : MailReading.Read(message.Span) is { } mail ? JsonSerializer.SerializeToUtf8Bytes(mail) : null;
            if (answer is null)
                return 1;
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(answer, cancellation);
            return 0;
        });
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
