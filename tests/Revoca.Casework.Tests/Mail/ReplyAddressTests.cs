using Revoca.Casework.Mail;

namespace Revoca.Casework.Tests.Mail;

public sealed class ReplyAddressTests
{
    private static readonly Guid Notice = Guid.Parse("11111111-2222-3333-4444-555555555555");
    private readonly ReplyAddress address = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)], "takedown@help.test");

    [Fact]
    public void The_token_comes_back_from_both_addresses_whatever_the_case()
    {
        var token = address.TokenFor(Notice);
        Assert.Equal(20, token.Length);
        Assert.Equal(token, ReplyAddress.TokenIn(address.ReplyTo(token)));
        Assert.Equal(token, ReplyAddress.TokenIn(address.EnvelopeFrom(token).ToUpperInvariant()));
    }

    [Fact]
    public void Another_key_or_another_notice_gives_another_token()
    {
        var token = address.TokenFor(Notice);
        Assert.Equal(token, address.TokenFor(Notice));
        Assert.NotEqual(token, address.TokenFor(Guid.Parse("11111111-2222-3333-4444-555555555556")));
        Assert.NotEqual(token, new ReplyAddress(new byte[32], "takedown@help.test").TokenFor(Notice));
    }

    [Fact]
    public void The_address_fits_into_every_mail_server() =>
        Assert.True(new ReplyAddress(new byte[32], $"{new string('a', 24)}@help.test").ReplyTo(address.TokenFor(Notice)).IndexOf('@', StringComparison.Ordinal) <= 64);

    [Theory]
    [InlineData("takedown@help.test")]
    [InlineData("takedown+r-short@help.test")]
    [InlineData("takedown+x-abcdefghijklmnopqrst@help.test")]
    [InlineData("takedown+r-abcdefghijklmnopqrs1@help.test")]
    [InlineData("+@")]
    [InlineData("")]
    public void Any_other_address_holds_no_token(string other) => Assert.Null(ReplyAddress.TokenIn(other));
}
