using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Revoca.Builders;
using Revoca.Casework.Mail;

namespace Revoca.Casework.Tests.Mail;

public sealed class MailRendererTests
{
    private static readonly MailDraft Draft = new("Advocates of Example", "takedown@help.test", "abuse@host.example", "Request 2026-014", "Dear team,\n\nPlease see the letter.\nÀ bientôt – grüße\n")
    {
        MessageId = "0123456789abcdef0123456789abcdef@help.test",
        Date = new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero),
        ReplyTo = "takedown+r-abcdefghijklmnopqrst@help.test",
        Attachments = [new MailAttachment("letter.pdf", "application/pdf", "%PDF-1.7 x"u8.ToArray()), new MailAttachment("items.csv", "text/csv", "nr,url\r\n1,https://host.example/a\r\n"u8.ToArray())],
    };

    [Fact]
    public void A_letter_is_the_same_bytes_whenever_it_is_rendered()
    {
        var bytes = new MailRenderer().Render(Draft);
        Assert.Equal(bytes, new MailRenderer().Render(Draft));
        Golden.Matches(bytes, "letter.eml");
    }

    [Fact]
    public void No_text_a_person_typed_can_add_a_header()
    {
        var renderer = new MailRenderer();
        var (expected, counts, refused) = (Headers(renderer.Render(Draft)), new HashSet<string>(StringComparer.Ordinal), 0);
        for (var round = 0; round < 10_000; round++)
        {
            var nasty = Nasty();
            var file = Draft.Attachments[0] with { FileName = nasty };
            counts.Add(Headers(renderer.Render(Draft with { Subject = nasty, SenderName = nasty, Attachments = [file, Draft.Attachments[1]] })));
            // What is no plain address never becomes a header at all.
            if (!MailOptions.IsAddress(nasty))
                refused += Refuses(() => renderer.Render(Draft with { Recipient = nasty })) && Refuses(() => renderer.Render(Draft with { ReplyTo = nasty })) && Refuses(() => renderer.Render(Draft with { Follows = nasty })) ? 1 : 0;
        }

        Figure.Tell($"header injection: 10,000 random strings as subject, sender's and file name: {counts.Count} set of headers ({expected.Split(' ').Length} each time); as address {refused:N0} refused");
        Assert.Equal([expected], counts);
        Assert.Equal(10_000, refused);
    }

    [Theory]
    [InlineData("a@b.test\r\nBcc: x@y.test")]
    [InlineData("\"a b\"@c.test")]
    [InlineData("a@b.test, c@d.test")]
    [InlineData("A <a@b.test>")]
    [InlineData("a\u202e@b.test")]
    [InlineData("")]
    public void What_is_not_a_plain_address_is_refused(string address) =>
        Assert.Throws<ArgumentException>(() => new MailRenderer().Render(Draft with { Recipient = address }));

    [Theory]
    [InlineData("one\r\nX-Evil: two", "one X-Evil: two")]
    [InlineData("abc\u202etxt.exe\u202c", "abctxt.exe")]
    [InlineData("\u2028 a\t\tb \u0000c\u200b", "a b c")]
    public void A_header_is_one_clean_line(string text, string expected) => Assert.Equal(expected, HeaderText.Clean(text));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("tail \ufffd", HeaderText.Clean("tail \ud800"));

    [Fact]
    public void A_long_subject_is_cut_without_breaking_a_character() =>
        Assert.Equal(new string('a', 7) + "…", HeaderText.Clean(new string('a', 7) + "😀😀😀", 9));

    [Fact]
    public void A_letter_is_signed_when_a_key_is_set()
    {
        using var folder = new TestFolder();
        var keyFile = Path.Combine(folder.Path, "dkim.pem");
        using var rsa = RSA.Create(2048);
        File.WriteAllText(keyFile, rsa.ExportRSAPrivateKeyPem());
        var bytes = new MailRenderer(new DkimOptions { Domain = "help.test", Selector = "k1", KeyFile = keyFile }).Render(Draft);
        using var message = MimeMessage.Load(new MemoryStream(bytes), TestContext.Current.CancellationToken);
        var signature = message.Headers[HeaderId.DkimSignature];
        Assert.Contains("d=help.test", signature, StringComparison.Ordinal);
        Assert.True(new KnownKey(rsa).Verifies(message));
    }

    private static bool Refuses(Action render)
    {
        try
        {
            render();
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    // Read off the wire form, as a receiving server would, not as the library that wrote it sees it: the letter's headers, then those of each part.
    private static string Headers(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal).Replace("\r\n\t", "", StringComparison.Ordinal);
        var heads = text.Split("\r\n--").Select((part, index) => part[(index == 0 ? 0 : part.IndexOf('\n', StringComparison.Ordinal) + 1)..]).Select(part => part.Split("\r\n\r\n")[0]);
        return string.Join(' ', heads.SelectMany(head => head.Split('\n')).Where(line => line.Contains(':', StringComparison.Ordinal)).Select(line => line.Split(':')[0]));
    }

    private static string Nasty()
    {
        string[] pieces = ["\r\n", "\n", "\r", "Bcc: x@y.test", ": ", "\0", "\u202e", "\u2028", "=?utf-8?q?=0D=0ABcc:_a?=", "é", "😀", "\ud83d", "\"", ">", "\t ", "--", new string('x', 90), "\u0085", "\v"];
        return string.Concat(Enumerable.Range(0, RandomNumberGenerator.GetInt32(1, 9)).Select(_ => pieces[RandomNumberGenerator.GetInt32(pieces.Length)]));
    }
}
