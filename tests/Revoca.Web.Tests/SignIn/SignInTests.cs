using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Revoca.Builders;
using Revoca.Casework.Storage;

namespace Revoca.Web.Tests.SignIn;

public sealed partial class SignInTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Until_a_second_factor_is_there_nothing_of_the_desk_opens()
    {
        await using var site = NewSite();
        var she = new Visitor(site.Browser());
        await Newcomer.SetUpAsync(she, site.Services.GetRequiredService<Web.SignIn.FirstStart>().Issue(), Newcomer.Password);
        var signIn = new Visitor(site.Browser());
        Assert.EndsWith("/sign-in/enrol", (await Newcomer.SignInAsync(signIn, "")).Headers.Location?.OriginalString, StringComparison.Ordinal);
        foreach (var visitor in new[] { she, signIn })
        {
            foreach (var path in new[] { "/desk", "/desk/settings", "/desk/cases/new", "/desk/figures.csv", "/desk/audit/anchor.note" })
                Assert.Contains("/sign-in", (await visitor.GetAsync(path)).Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync("/_blazor/negotiate?negotiateVersion=1")).StatusCode);
            Assert.Contains("not shown any more", await visitor.ReadAsync("/sign-in/codes"), StringComparison.Ordinal);
        }

        var app = Authenticator.On(await signIn.ReadAsync("/sign-in/enrol"));
        Assert.Contains("does not fit", await ReadAsync(await signIn.SendFormAsync("/sign-in/enrol", ("Form.Code", "000000"))), StringComparison.Ordinal);
        await signIn.SendFormAsync("/sign-in/enrol", ("Form.Code", app.Code(clock)));
        Assert.Equal(HttpStatusCode.OK, (await signIn.GetAsync("/desk")).StatusCode);
        // The other browser was let in by the same password: it may not add an app of its own any more.
        Assert.DoesNotContain("<form", await she.ReadAsync("/sign-in/enrol"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recovery_codes_are_shown_until_they_are_kept_and_never_again()
    {
        await using var site = NewSite();
        var she = new Visitor(site.Browser());
        await Newcomer.ArriveAsync(site, she);
        var codes = Codes().Matches(await she.ReadAsync("/sign-in/codes")).Select(match => match.Value).ToList();
        Assert.Equal(10, codes.Count);
        await she.SendFormAsync("/sign-in/codes");
        Assert.DoesNotMatch(Codes(), await she.ReadAsync("/sign-in/codes"));
        var other = new Visitor(site.Browser());
        Assert.EndsWith("/desk", (await Newcomer.SignInAsync(other, codes[3])).Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Newcomer.SignInAsync(new Visitor(site.Browser()), codes[3])).StatusCode);
    }

    [Fact]
    public async Task A_wrong_address_password_code_a_used_code_and_a_disabled_member_get_the_same_answer()
    {
        await using var site = NewSite();
        var app = await Newcomer.ArriveAsync(site, new Visitor(site.Browser()));
        clock.Advance(TimeSpan.FromSeconds(30));
        var fresh = app.Code(clock);
        var answers = new List<string>();
        foreach (var (mail, password, code) in new[]
        {
            ("nobody@helpline.example", Newcomer.Password, fresh), (Newcomer.Mail, "something else entirely", fresh), (Newcomer.Mail, Newcomer.Password, ""),
            (Newcomer.Mail, Newcomer.Password, "000000"), (Newcomer.Mail, Newcomer.Password, app.Code(clock, -1)),
        })
            answers.Add(await AnswerAsync(site, mail, password, code));
        clock.Advance(TimeSpan.FromSeconds(30)); // five attempts: the next one waits
        await SetAsync(site, disabled: true);
        answers.Add(await AnswerAsync(site, Newcomer.Mail, Newcomer.Password, app.Code(clock)));
        Assert.Contains("did not open anything", answers[0], StringComparison.Ordinal);
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        await SetAsync(site, disabled: false);
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.SeeOther, (await Newcomer.SignInAsync(new Visitor(site.Browser()), app.Code(clock))).StatusCode);
    }

    [Fact]
    public async Task A_resting_account_refuses_the_right_words_too_and_only_for_a_while()
    {
        await using var site = NewSite();
        var app = await Newcomer.ArriveAsync(site, new Visitor(site.Browser()));
        for (var attempt = 0; attempt < 5; attempt++)
            await Newcomer.SignInAsync(new Visitor(site.Browser()), "000000");
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(HttpStatusCode.OK, (await Newcomer.SignInAsync(new Visitor(site.Browser()), app.Code(clock))).StatusCode);
        clock.Advance(TimeSpan.FromSeconds(1));
        var right = await Newcomer.SignInAsync(new Visitor(site.Browser()), app.Code(clock), to: "?to=https://evil.example/");
        Assert.EndsWith("/desk", right.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_guesses_at_once_count_as_twenty()
    {
        await using var site = NewSite();
        await Newcomer.ArriveAsync(site, new Visitor(site.Browser()));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Newcomer.SignInAsync(new Visitor(site.Browser()), "000000")));
        await using var db = await Db(site);
        var she = await db.Users.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(5, she.AccessFailedCount);
        Assert.Equal(clock.GetUtcNow().AddSeconds(30), she.LockoutEnd);
    }

    [Fact]
    public async Task Signing_out_a_disabled_member_and_the_hour_end_it_at_the_next_request()
    {
        await using var site = NewSite();
        var she = new Visitor(site.Browser());
        var app = await Newcomer.ArriveAsync(site, she);
        Assert.Equal(HttpStatusCode.OK, (await she.GetAsync("/desk")).StatusCode);
        await SetAsync(site, disabled: true);
        Assert.Equal(HttpStatusCode.Redirect, (await she.GetAsync("/desk")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await she.GetAsync("/_blazor/negotiate?negotiateVersion=1")).StatusCode);
        await SetAsync(site, disabled: false);
        clock.Advance(TimeSpan.FromMinutes(1));
        await Newcomer.SignInAsync(she, app.Code(clock));
        Assert.Equal(HttpStatusCode.OK, (await she.GetAsync("/desk")).StatusCode);
        clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(HttpStatusCode.Redirect, (await she.GetAsync("/desk")).StatusCode);
    }

    private Site NewSite() => new() { Clock = clock };

    private static async Task<string> AnswerAsync(Site site, string mail, string password, string code)
    {
        var answer = await Newcomer.SignInAsync(new Visitor(site.Browser()), code, mail, password);
        var page = await ReadAsync(answer);
        // What was typed stands in the form again, and each form has a token of its own.
        return $"{(int)answer.StatusCode} {Values().Replace(page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)], "")}";
    }

    private static Task<string> ReadAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static Task<CaseworkDb> Db(Site site) => site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

    private async Task SetAsync(Site site, bool disabled)
    {
        DateTimeOffset? at = disabled ? clock.GetUtcNow() : null;
        await using var db = await Db(site);
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(x => x.DisabledAt, at), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("(?<=<li>)[a-z2-9]{5}-[a-z2-9]{5}(?=</li>)", RegexOptions.None, 1000)]
    private static partial Regex Codes();

    [GeneratedRegex(" value=\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Values();
}
