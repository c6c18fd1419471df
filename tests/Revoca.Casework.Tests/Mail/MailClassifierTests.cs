using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Revoca.Builders;
using Revoca.Casework.Mail.Classify;

namespace Revoca.Casework.Tests.Mail;

public sealed class MailClassifierTests
{
    [Fact]
    public void Every_message_of_the_corpus_is_what_its_folder_says()
    {
        var wrong = Corpus().Select(file => (file.Name, Is: MailClassifier.Classify(file.Bytes).Word)).Where(file => file.Name.Split('/')[0] != file.Is).ToList();
        Assert.Empty(wrong);
        Assert.True(Corpus().Count >= 130);
    }

    [Fact]
    public void Recipients_status_diagnostic_and_original_are_read_from_every_shape() =>
        Golden.Matches([.. Corpus().SelectMany(file => ClassificationLine.Of(file.Name, MailClassifier.Classify(file.Bytes)))], "corpus.jsonl");

    [Fact]
    public void Damaged_messages_still_get_a_verdict()
    {
        var corpus = Corpus().Where(file => file.Bytes.Length > 0).ToList();
        for (var round = 0; round < 3_000; round++)
        {
            var bytes = corpus[RandomNumberGenerator.GetInt32(corpus.Count)].Bytes.ToArray();
            for (var hit = 0; hit < 1 + bytes.Length / 40; hit++)
                bytes[RandomNumberGenerator.GetInt32(bytes.Length)] = (byte)RandomNumberGenerator.GetInt32(256);
            Assert.NotEmpty(ClassificationLine.Of("damaged.eml", MailClassifier.Classify(bytes.AsSpan(0, RandomNumberGenerator.GetInt32(bytes.Length + 1)))));
        }
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_parsed()
    {
        var header = Encoding.ASCII.GetBytes($"Subject: {new string('a', 20 * 1024 * 1024)}\r\n\r\nx");
        var parts = Encoding.ASCII.GetBytes("Content-Type: multipart/mixed; boundary=x\r\n\r\n" + string.Concat(Enumerable.Repeat("--x\r\n\r\n", 1_500_000)));
        Assert.Equal("header longer than 256 KiB", MailClassifier.Classify(header).Diagnostic);
        Assert.Equal("more than 2,000 MIME boundaries", MailClassifier.Classify(parts).Diagnostic);
        Assert.Equal("message larger than 25 MiB", MailClassifier.Classify(new byte[MailPreCheck.LargestMessage + 1]).Diagnostic);
    }

    [Theory]
    [InlineData("--x\n")]
    [InlineData("<style>")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("a@")]
    [InlineData("ticket number ")]
    [InlineData("- ")]
    [InlineData("550 ")]
    [InlineData("<a ")]
    public void Text_made_to_slow_down_a_search_is_still_answered(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length));
        var message = $"Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nSubject: failure notice\nContent-Type: text/html\n\n{text}";
        Assert.NotEmpty(ClassificationLine.Of("slow.eml", MailClassifier.Classify(Encoding.UTF8.GetBytes(message))));
    }

    private static List<(string Name, byte[] Bytes)> Corpus([CallerFilePath] string thisFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(thisFile) ?? "", "Corpus");
        return [.. Directory.GetFiles(folder, "*.eml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))];
    }
}
