using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Revoca.Domain.Cases;
using Revoca.Web.Public.Check;

namespace Revoca.Web.Tests.Public;

public sealed class CodeSessionsTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly CaseId id = CaseId.New();

    [Fact]
    public void Ten_idle_minutes_close_the_page_and_a_look_before_keeps_it_open()
    {
        var (sessions, next) = Begun();
        clock.Advance(TimeSpan.FromMinutes(9.9));
        Assert.Equal(id, sessions.Find(next()));
        clock.Advance(TimeSpan.FromMinutes(9.9));
        Assert.Equal(id, sessions.Find(next()));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(sessions.Find(next()));
    }

    [Fact]
    public void Thirty_minutes_close_it_whoever_looks_and_the_page_knows_how_long_it_has()
    {
        var (sessions, next) = Begun();
        Assert.Equal(TimeSpan.FromMinutes(10), sessions.LeftOf(next()));
        for (var i = 0; i < 5; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal(id, sessions.Find(next()));
        }

        Assert.Equal(TimeSpan.FromMinutes(5), sessions.LeftOf(next()));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(sessions.Find(next()));
        Assert.Null(sessions.LeftOf(next()));
    }

    [Fact]
    public void A_new_code_closes_every_page_of_the_case_at_once()
    {
        var (sessions, next) = Begun();
        sessions.EndAll(id);
        Assert.Null(sessions.Find(next()));
    }

    private (CodeSessions Sessions, Func<HttpContext> Next) Begun()
    {
        var sessions = new CodeSessions(clock);
        var first = new DefaultHttpContext();
        sessions.Begin(first, id);
        var cookie = first.Response.Headers.SetCookie.ToString().Split(';')[0];
        return (sessions, () =>
        {
            var context = new DefaultHttpContext();
            context.Request.Headers.Cookie = cookie;
            return context;
        }
        );
    }
}
