using Revoca.Domain.People;

namespace Revoca.Domain.Tests.People;

public sealed class ExposureBudgetTests
{
    private static readonly TimeZoneInfo Rome = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, ExposureState.Fine)]
    [InlineData(15, 15, ExposureState.Fine)]
    [InlineData(16, 16, ExposureState.Near)]
    [InlineData(20, 20, ExposureState.Reached)]
    [InlineData(1, 47, ExposureState.Fine)]
    [InlineData(1, 48, ExposureState.Near)]
    [InlineData(1, 60, ExposureState.Reached)]
    public void Limits_speak_up_before_they_are_reached(int day, int week, ExposureState state) =>
        Assert.Equal(state, new ExposureBudget(day, week).State);

    [Fact]
    public void A_day_is_the_day_where_she_is_and_a_week_is_seven_of_them()
    {
        DateTimeOffset[] looks =
        [
            Now, Now.AddMinutes(-1), new(2026, 11, 22, 23, 30, 0, TimeSpan.Zero), // 00:30 in Rome: today
            new(2026, 11, 22, 22, 30, 0, TimeSpan.Zero), // 23:30 in Rome: yesterday
            new(2026, 11, 16, 23, 30, 0, TimeSpan.Zero), // the first of the seven days
            new(2026, 11, 16, 22, 30, 0, TimeSpan.Zero), Now.AddDays(-30), Now.AddMinutes(5),
        ];
        Assert.Equal(new ExposureBudget(3, 5), ExposureBudget.Of(looks, Now, Rome));
    }
}
