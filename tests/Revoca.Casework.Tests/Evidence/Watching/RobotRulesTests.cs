using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Revoca.Builders.Servers;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Domain.Evidence;

namespace Revoca.Casework.Tests.Evidence.Watching;

public sealed class RobotRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("user-agent:*\r\ndisallow:/a # not here", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/open", "/a/open/1", true)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/x/y.php", false)]
    [InlineData("User-agent: *\nDisallow: /*.php$", "/x/y.php5", true)]
    [InlineData("User-agent: *\nDisallow: /*?id=", "/view?id=7", false)]
    [InlineData("User-agent: Other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: Other\nUser-agent: *\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nUser-agent: Other\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /b\nUser-agent: Other\nDisallow: /a", "/a", true)]
    [InlineData("Disallow: /a", "/a", true)]
    [InlineData("<html>not a rule: at all</html>", "/a", true)]
    public void The_longest_rule_for_every_program_counts(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotRules.Allows(RobotRules.Lines(text), path));

    [Theory]
    [InlineData(200, RobotAnswer.Forbidden)]
    [InlineData(302, RobotAnswer.Allowed)]
    [InlineData(404, RobotAnswer.Allowed)]
    [InlineData(403, RobotAnswer.Allowed)]
    [InlineData(429, RobotAnswer.Unknown)]
    [InlineData(500, RobotAnswer.Unknown)]
    public async Task Without_rules_everything_is_allowed_and_a_broken_site_is_left_alone(int status, RobotAnswer expected)
    {
        await using var world = await LocalWorld.Start(context =>
        {
            context.Response.StatusCode = status;
            return status == 302 ? Task.CompletedTask : context.Response.WriteAsync("User-agent: *\nDisallow: /");
        });
        using var robots = new RobotRules(world, TimeProvider.System);
        Assert.Equal(expected, await robots.MayLook(ContentUrl.Parse("http://site.example/a"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_rules_are_read_once_a_day()
    {
        await using var world = await LocalWorld.Start(context => context.Response.WriteAsync("User-agent: *\nDisallow: /b"));
        var clock = new FakeTimeProvider();
        using var robots = new RobotRules(world, clock);
        var asked = new List<int>();
        foreach (var hours in new[] { 0, 12, 13 })
        {
            clock.Advance(TimeSpan.FromHours(hours));
            Assert.Equal(RobotAnswer.Allowed, await robots.MayLook(ContentUrl.Parse("http://site.example/a"), TestContext.Current.CancellationToken));
            Assert.Equal(RobotAnswer.Forbidden, await robots.MayLook(ContentUrl.Parse("http://site.example/b"), TestContext.Current.CancellationToken));
            asked.Add(world.Answered);
        }

        Assert.Equal([1, 1, 2], asked);
    }
}
