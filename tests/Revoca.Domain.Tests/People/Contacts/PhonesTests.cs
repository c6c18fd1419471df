using Revoca.Domain.People.Contacts;

namespace Revoca.Domain.Tests.People.Contacts;

public sealed class PhonesTests
{
    [Theory]
    [InlineData("+39 333 123 4567", "393331234567")]
    [InlineData("0039 333-1234567", "393331234567")]
    [InlineData("tel:+39(333)1234567", "393331234567")]
    [InlineData("+44 (0)20 7946 0018", "442079460018")]
    [InlineData("٠٦٠ ١٢٣٤٥٦٧٨", "6012345678")]
    [InlineData("06/1234567", "61234567")]
    public void A_number_is_its_digits(string typed, string expected)
    {
        Assert.True(Phones.TryCanonical(typed, out var canonical));
        Assert.Equal(expected, canonical);
    }

    [Theory]
    [InlineData("+39 333 1234567", "333 1234567")]
    [InlineData("+44 20 7946 0018", "020 7946 0018")]
    [InlineData("+39 06 1234567", "06 1234567")]
    [InlineData("0039 333 1234567", "+393331234567")]
    public void A_number_is_the_same_with_and_without_its_country(string left, string right)
    {
        Assert.True(Phones.TryCanonical(left, out var one));
        Assert.True(Phones.TryCanonical(right, out var other));
        Assert.True(Phones.AreSame(one, other) || one.EndsWith(other.TrimStart('0'), StringComparison.Ordinal));
        Assert.Equal(Phones.Tail(one), Phones.Tail(other));
    }

    [Fact]
    public void Numbers_that_only_end_alike_are_not_the_same() => Assert.False(Phones.AreSame("393331234567", "393401234567"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("call me")]
    [InlineData("1234567890123456")]
    public void What_is_no_number_is_refused(string? typed) => Assert.False(Phones.TryCanonical(typed, out _));

    [Fact]
    public void Numbers_are_found_in_what_somebody_wrote() => Assert.Equal(
        ["393331234567", "61234567", "3339876543"],
        Phones.In("Call +39 333 123 4567 after six, or 06/1234567 (my mother).\n333 9876543"));

    [Fact]
    public void Two_numbers_with_only_a_blank_between_them_are_both_found() =>
        Assert.Equal(["3331234567", "3339876543"], Phones.In("3331234567 3339876543"));
}
