using Revoca.Casework.People.SignIn;

namespace Revoca.Casework.Tests.People.SignIn;

public sealed class AuthenticatorCodeTests
{
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 10, TimeSpan.Zero);

    // RFC 6238, appendix B: the last six of its eight digits, for SHA-1.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, AuthenticatorCode.At(Key, AuthenticatorCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_half_a_minute_off_is_forgiven_and_no_more(int steps, bool fits)
    {
        var step = AuthenticatorCode.StepAt(Now) + steps;
        Assert.Equal(fits ? step : null, AuthenticatorCode.StepOf(Key, AuthenticatorCode.At(Key, step), Now, lastUsed: null));
    }

    [Fact]
    public void A_used_half_minute_and_all_before_it_are_refused()
    {
        var step = AuthenticatorCode.StepAt(Now);
        Assert.Null(AuthenticatorCode.StepOf(Key, AuthenticatorCode.At(Key, step), Now, step));
        Assert.Null(AuthenticatorCode.StepOf(Key, AuthenticatorCode.At(Key, step - 1), Now, step));
        Assert.Equal(step + 1, AuthenticatorCode.StepOf(Key, AuthenticatorCode.At(Key, step + 1), Now, step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("èèèèèè")]
    public void Anything_but_six_digits_fits_nothing(string typed) => Assert.Null(AuthenticatorCode.StepOf(Key, typed, Now, lastUsed: null));

    [Fact]
    public void Keys_are_160_bits_and_never_the_same_and_the_picture_names_whose_they_are()
    {
        var keys = Enumerable.Range(0, 200).Select(_ => AuthenticatorCode.NewKey()).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(200, keys.Count);
        Assert.All(keys, key => Assert.Equal(32, key.Length));
        Assert.Equal($"otpauth://totp/Revoca:Ada%20Rossi?secret={Key}&issuer=Revoca", AuthenticatorCode.Link(Key, "Revoca", "Ada Rossi"));
    }
}
