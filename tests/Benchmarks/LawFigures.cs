using System.Diagnostics;
using Revoca.Casework.Law;
using Revoca.Domain.Law.Deadlines;
using Revoca.Domain.Law.Holidays;

namespace Revoca.Benchmarks;

/// <summary>How many deadlines one thread computes in a second, over every numbered clock, five zones and ten years of starts.</summary>
public static class LawFigures
{
    public static Task Run()
    {
        var clocks = LegalCatalogue.All.SelectMany(basis => basis.Clocks).Where(clock => clock.HasNumber).ToArray();
        var zones = new[] { "UTC", "Europe/Rome", "America/New_York", "Asia/Kolkata", "Australia/Sydney" }.Select(TimeZoneInfo.FindSystemTimeZoneById).ToArray();
        var calendars = new[] { OwingCalendars.Unknown, OwingCalendars.Of("IT"), OwingCalendars.Of("IE", "IT") };
        var first = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Count(clocks.Length * 100);

        const int Amount = 1_000_000;
        var watch = Stopwatch.StartNew();
        Count(Amount);
        Console.WriteLine($"{Amount:N0} deadlines in {watch.Elapsed.TotalMilliseconds:N0} ms: {Amount / watch.Elapsed.TotalSeconds:N0} deadlines/s (one thread, {clocks.Length} clocks)");
        return Task.CompletedTask;

        void Count(int amount)
        {
            for (var i = 0; i < amount; i++)
                DeadlineEngine.Compute(clocks[i % clocks.Length], first.AddMinutes(i * 5L % 5_256_000), zones[i % zones.Length], calendars[i % calendars.Length]);
        }
    }
}
