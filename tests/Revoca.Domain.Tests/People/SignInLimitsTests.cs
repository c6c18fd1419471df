using Revoca.Domain.People;

namespace Revoca.Domain.Tests.People;

public sealed class SignInLimitsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 30)]
    [InlineData(6, 60)]
    [InlineData(9, 480)]
    [InlineData(10, 900)]
    [InlineData(1_000_000, 900)]
    public void Wrong_attempts_wait_longer_and_longer_and_never_more_than_a_quarter_of_an_hour(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SignInLimits.WaitAfter(attempts));

    [Theory]
    [InlineData(0, 59, true)]
    [InlineData(0, 60, false)]
    [InlineData(700, 719, true)]
    [InlineData(700, 720, false)]
    public void A_session_ends_after_an_idle_hour_and_after_twelve_hours_at_the_latest(int seen, int now, bool holds) =>
        Assert.Equal(holds, SignInLimits.Holds(Start, Start.AddMinutes(seen), Start.AddMinutes(now)));
}
