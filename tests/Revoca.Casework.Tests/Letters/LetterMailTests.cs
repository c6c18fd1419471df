using Revoca.Builders;
using Revoca.Casework.Letters;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Tests.Letters;

public sealed class LetterMailTests
{
    [Fact]
    public void A_mail_never_breaks_an_address_and_keeps_its_lines_short()
    {
        var address = "https://video.example/" + new string('a', 2000);
        var data = SampleLetters.Data with { Items = [SampleLetters.Data.Items[0] with { Url = address }] };
        var lines = LetterMail.Of(new LetterWriter().Write(LetterKind.Dsa16Notice, Language.English, data)).Body.Split('\n');
        Assert.Contains("1. " + address, lines);
        Assert.All(lines.Where(line => !line.Contains("https:", StringComparison.Ordinal)), line => Assert.True(line.Length <= 72, line));
    }
}
