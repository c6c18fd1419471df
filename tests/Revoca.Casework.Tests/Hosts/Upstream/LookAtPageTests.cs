using System.Text;
using Microsoft.AspNetCore.Http;
using Revoca.Builders.Servers;
using Revoca.Casework.Hosts.Upstream;
using Revoca.Domain.Evidence;

namespace Revoca.Casework.Tests.Hosts.Upstream;

public sealed class LookAtPageTests
{
    [Theory]
    [InlineData(200, "text/html", "<p>hello</p>", Availability.Live)]
    [InlineData(200, "text/html", "<h1>This video Has Been Removed.</h1>", Availability.Unavailable)]
    [InlineData(200, "text/html; charset=utf-8", "<p>Il contenuto non è più disponibile</p>", Availability.Unavailable)]
    [InlineData(200, "image/png", "has been removed", Availability.Live)]
    [InlineData(404, "text/html", "", Availability.Unavailable)]
    [InlineData(410, "text/html", "", Availability.Unavailable)]
    [InlineData(401, "text/html", "", Availability.AccessRestricted)]
    [InlineData(403, "text/html", "", Availability.AccessRestricted)]
    [InlineData(451, "text/html", "", Availability.GeoBlocked)]
    [InlineData(429, "text/html", "", Availability.Unknown)]
    [InlineData(503, "text/html", "", Availability.Unknown)]
    public async Task The_answer_suggests_what_an_advocate_may_conclude(int status, string type, string body, Availability expected)
    {
        var seen = await Look(context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            return context.Response.WriteAsync(body);
        });
        Assert.Equal((status, expected), (seen.Status, seen.Suggests));
    }

    [Theory]
    [InlineData("/login?next=/a", Availability.AccessRestricted)]
    [InlineData("https://site.example/b", Availability.Moved)]
    public async Task A_redirect_to_a_sign_in_is_a_wall_and_another_a_move(string location, Availability expected) =>
        Assert.Equal(expected, (await Look(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        })).Suggests);

    [Fact]
    public async Task Only_64_KiB_are_read_of_a_page_without_end()
    {
        var hungUp = new TaskCompletionSource();
        var seen = await Look(async context =>
        {
            context.RequestAborted.Register(hungUp.SetResult);
            context.Response.ContentType = "text/html";
            var block = Encoding.ASCII.GetBytes(new string('x', 65_536) + " this page has been removed ");
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        });
        await hungUp.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal((PageAnswer.Answered, Availability.Live), (seen.Answer, seen.Suggests));
    }

    [Fact]
    public async Task No_cookie_and_no_referrer_is_sent_and_none_is_kept()
    {
        var headers = new List<string>();
        await using var world = await LocalWorld.Start(context =>
        {
            headers.AddRange(context.Request.Headers.Keys);
            context.Response.Headers.SetCookie = "id=1";
            return Task.CompletedTask;
        });
        using var look = new LookAtPage(world, TimeProvider.System);
        for (var i = 0; i < 2; i++)
            await look.Run(ContentUrl.Parse("http://site.example/a"), TestContext.Current.CancellationToken);
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], headers.Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task<PageSeen> Look(RequestDelegate answer)
    {
        await using var world = await LocalWorld.Start(answer);
        using var look = new LookAtPage(world, TimeProvider.System);
        return await look.Run(ContentUrl.Parse("http://site.example/a"), TestContext.Current.CancellationToken);
    }
}
