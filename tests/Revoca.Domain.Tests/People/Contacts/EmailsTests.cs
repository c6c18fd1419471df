using Revoca.Domain.People.Contacts;

namespace Revoca.Domain.Tests.People.Contacts;

public sealed class EmailsTests
{
    [Theory]
    [InlineData("Robin.Rossi@Example.TEST", "robin.rossi@example.test")]
    [InlineData(" <mailto:robin@example.test> ", "robin@example.test")]
    [InlineData("robin@münchen.example", "robin@xn--mnchen-3ya.example")]
    [InlineData("robin+notes@example.test", "robin+notes@example.test")]
    [InlineData("rene\u0301@example.test", "ren\u00e9@example.test")]
    public void An_address_has_one_form(string typed, string expected)
    {
        Assert.True(Emails.TryCanonical(typed, out var canonical));
        Assert.Equal(expected, canonical);
        Assert.True(Emails.TryCanonical(canonical, out var again));
        Assert.Equal(canonical, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("robin")]
    [InlineData("robin@example")]
    [InlineData("robin@@example.test")]
    [InlineData("two@example.test three@example.test")]
    [InlineData("robin@-.-..test")]
    public void What_is_no_address_is_refused(string? typed) => Assert.False(Emails.TryCanonical(typed, out _));

    [Fact]
    public void Addresses_are_found_in_what_somebody_wrote() => Assert.Equal(
        ["robin@example.test", "aunt@mail.example"],
        Emails.In("Write to Robin@Example.test, never to him. My aunt's: <aunt@mail.example>. robin@example.test again"));
}
