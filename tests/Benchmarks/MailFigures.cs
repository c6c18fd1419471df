using System.Diagnostics;
using System.Runtime.CompilerServices;
using Revoca.Builders.Servers;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Classify;

namespace Revoca.Benchmarks;

/// <summary>How fast mail is judged, and how fast letters go to a real relay on this machine.</summary>
public static class MailFigures
{
    public static async Task Run()
    {
        Classify();
        if (!LoopbackMail.IsInstalled)
            return;
        await Send();
        await MailBacklog.Run();
    }

    private static void Classify([CallerFilePath] string thisFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(thisFile) ?? "", "..", "Revoca.Casework.Tests", "Mail", "Corpus");
        var files = Directory.GetFiles(folder, "*.eml", SearchOption.AllDirectories).Select(File.ReadAllBytes).ToList();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 1_000; i++)
            MailClassifier.Classify(files[i % files.Count]);
        Console.WriteLine($"1,000 messages of the corpus judged: {watch.ElapsedMilliseconds} ms, one thread, first call included");
    }

    private static async Task Send()
    {
        const int count = 300;
        await using var servers = await LoopbackMail.Start("help.test", "host.example");
        var postman = new Postman(servers.Smtp());
        var letters = Enumerable.Range(0, count).Select(Letter).ToList();
        var watch = Stopwatch.StartNew();
        var accepted = 0;
        foreach (var letter in letters)
            accepted += await postman.Send(letter, CancellationToken.None) is SendResult.Accepted ? 1 : 0;
        Console.WriteLine($"{accepted} of {count} letters of 60 kB accepted by exim, one after the other, TLS and sign-in each: {count / watch.Elapsed.TotalSeconds:0.0} a second");
    }

    private static OutgoingMail Letter(int number)
    {
        var mime = new MailRenderer().Render(new MailDraft("Advocates", "takedown@help.test", "abuse@host.example", "Request", "Please see the letter.")
        {
            MessageId = $"{number}@help.test",
            Date = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero),
            Attachments = [new MailAttachment("letter.pdf", "application/pdf", new byte[44_000])],
        });
        return new OutgoingMail($"{number}@help.test", mime, "takedown@help.test", "abuse@host.example", "archive@help.test");
    }
}
