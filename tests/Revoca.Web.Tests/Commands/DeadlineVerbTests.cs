using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Revoca.Builders;
using Revoca.Web.Commands;

namespace Revoca.Web.Tests.Commands;

public sealed class DeadlineVerbTests
{
    private const string Night = "2026-11-27T23:30:00-05:00";

    [Fact]
    public async Task The_verb_prints_one_array_with_every_numbered_clock_in_the_order_of_the_basis()
    {
        var (code, output, errors) = await RunAsync("deadline", "us-dmca-512g", "--received", "2026-12-21T10:00:00-05:00", "--zone", "America/New_York", "--holidays", "US");
        Assert.Equal(0, code);
        Assert.Empty(errors);
        Golden.Matches(output, "deadline-us-dmca-512g.json");
    }

    [Fact]
    public async Task A_refusal_leaves_standard_output_empty_and_says_why()
    {
        var (code, output, errors) = await RunAsync("deadline", "us-tida", "--received", "2026-11-27T23:30:00");
        Assert.NotEqual(0, code);
        Assert.Empty(output);
        Assert.Contains("has no offset", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_option_leaves_standard_output_empty()
    {
        var (code, output, errors) = await RunAsync("deadline", "us-tida");
        Assert.NotEqual(0, code);
        Assert.Empty(output);
        Assert.Contains("--received", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-tidal", Night, "UTC", null, null, "Known: au-esafety, ca,")]
    [InlineData("us-tida", "2026-11-27T23:30", "UTC", null, null, "has no offset")]
    [InlineData("us-tida", "yesterday", "UTC", null, null, "is no instant")]
    [InlineData("us-tida", "2026-11-27 23:30:00Z", "UTC", null, null, "is no instant")]
    [InlineData("us-tida", "2026-02-29T10:00:00Z", "UTC", null, null, "does not exist")]
    [InlineData("us-tida", "2026-02-28T24:30:00Z", "UTC", null, null, "does not exist")]
    [InlineData("us-tida", "2026-02-28T10:00:00+19:00", "UTC", null, null, "does not exist")]
    [InlineData("us-tida", "1066-10-14T09:00:00Z", "UTC", null, null, "1600 to 9899")]
    [InlineData("us-tida", Night, "Europe/Roma", null, null, "no time zone 'Europe/Roma'")]
    [InlineData("us-tida", Night, "", null, null, "no time zone ''")]
    [InlineData("us-tida", Night, "../../etc/passwd", null, null, "no time zone")]
    [InlineData("us-tida", Night, "UTC", "IT,XX", null, "No holidays are known for 'XX'")]
    [InlineData("us-tida", Night, "UTC", "", null, "No holidays are known for ''")]
    [InlineData("us-tida", Night, "UTC", null, "answer", "Known: removal.")]
    [InlineData("us-dmca-512c", Night, "UTC", null, "removal", "has no number")]
    public void What_cannot_be_understood_is_refused_with_the_reason(
        string basis, string received, string zone, string? holidays, string? clock, string reason)
    {
        var refused = Assert.Throws<DeadlineRefused>(() => new DeadlineQuestion(basis, received, zone, holidays, clock).Answer());
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_can_be_chosen_and_instants_carry_the_offset_of_the_zone()
    {
        var answer = Assert.Single(new DeadlineQuestion("gdpr-17", "2026-03-05T09:00:00Z", "Europe/Rome", "IT", "answer-extended").Answer());
        using var json = JsonDocument.Parse(DeadlineJson.Array([answer]));
        var deadline = json.RootElement[0];
        Assert.Equal("2026-03-05T10:00:00+01:00", deadline.GetProperty("received").GetString());
        Assert.Equal("2026-06-05T23:59:59+02:00", deadline.GetProperty("targetDue").GetString());
        Assert.Equal("2026-06-06T00:00:00+02:00", deadline.GetProperty("assertAfter").GetString());
        Assert.Equal(JsonValueKind.Null, deadline.GetProperty("safeDate").ValueKind);
    }

    [Fact]
    public void Without_holidays_the_target_rolls_weekends_only_and_the_assertion_by_every_table()
    {
        // 5 April 2026 is Easter Sunday: the Monday counts for the target, while half of Europe is closed.
        var answer = Assert.Single(new DeadlineQuestion("gdpr-17", "2026-03-05T10:00:00+01:00", "Europe/Rome", null, "answer").Answer());
        Assert.Equal("2026-04-06", $"{answer.Deadline.TargetDue:yyyy-MM-dd}");
        Assert.Equal("2026-04-08", $"{answer.Deadline.AssertAfter:yyyy-MM-dd}");
    }

    [Fact]
    public void A_basis_without_numbers_gives_an_empty_array() =>
        Assert.Equal("[]", Encoding.UTF8.GetString(DeadlineJson.Array(new DeadlineQuestion("eu-dsa-16", Night, "UTC", null, null).Answer())));

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(DeadlineVerb).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The verb did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
