using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Revoca.Builders;
using Revoca.Casework.Storage.Vault;
using Revoca.Web.SignIn;

namespace Revoca.Web.Tests.SignIn;

/// <summary>Set-up ends with recovery words on paper: shown once, typed back, in use only then.</summary>
public sealed partial class SetUpWordsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/it")]
    public async Task The_words_are_shown_once_typed_back_and_open_the_vault_from_then_on(string language)
    {
        using var logs = new KeptLogs();
        await using var site = new Site { Clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56)) };
        await using var talkative = site.WithWebHostBuilder(host => host.ConfigureLogging(all => all.AddFilter<KeptLogs>(_ => true).AddProvider(logs)));
        var (she, vault) = (await SetUpAsync(talkative, language), talkative.Services.GetRequiredService<KeyVault>());
        Assert.EndsWith(language + "/sign-in/words", (await she.SendFormAsync(language + "/sign-in/codes")).Headers.Location?.OriginalString, StringComparison.Ordinal);
        foreach (var path in new[] { "/desk", "/desk/cases", "/desk/figures.csv" })
            Assert.EndsWith("/sign-in/words", (await she.GetAsync(path)).Headers.Location?.OriginalString, StringComparison.Ordinal);

        var words = Shown(await she.ReadAsync(language + "/sign-in/words"));
        Assert.Equal(24, words.Count);
        Assert.False(vault.HasRecoveryWords);
        await she.SendFormAsync(language + "/sign-in/words");
        Assert.Empty(Shown(await she.ReadAsync(language + "/sign-in/words")));
        foreach (var mistake in new[] { "", string.Join(' ', words.Skip(1)), string.Join(' ', Enumerable.Reverse(words)), RecoveryWords.New().In("en") })
        {
            Assert.Equal(HttpStatusCode.OK, (await she.SendFormAsync(language + "/sign-in/words", ("Form.Typed", mistake))).StatusCode);
            Assert.False(vault.HasRecoveryWords);
        }

        var done = await she.SendFormAsync(language + "/sign-in/words", ("Form.Typed", "  " + string.Join("\n", words).ToUpperInvariant()));
        Assert.EndsWith("/desk", done.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.True(vault.IsOpenedBy(RecoveryWords.Read(string.Join(' ', words)) ?? throw new InvalidOperationException("No words.")));
        Assert.Equal(HttpStatusCode.OK, (await she.GetAsync("/desk")).StatusCode);
        Assert.DoesNotContain("<form method=\"post\" action", await she.ReadAsync("/sign-in/words"), StringComparison.Ordinal);
        Assert.Empty(Shown(await she.ReadAsync("/sign-in/words")));
        Assert.Equal(0, logs.Text.Split(string.Join(' ', words)).Length - 1);
        Assert.Equal(0, logs.Text.Split(string.Join("</li>", words.Take(2))).Length - 1);
    }

    [Fact]
    public async Task Beginning_again_gives_other_words_and_the_first_open_nothing()
    {
        await using var site = new Site();
        var (she, vault) = (await SetUpAsync(site, ""), site.Services.GetRequiredService<KeyVault>());
        await she.SendFormAsync("/sign-in/codes");
        var first = Shown(await she.ReadAsync("/sign-in/words"));
        await she.SendFormAsync("/sign-in/words");
        await she.SendFormAsync("/sign-in/words", ("_handler", "anew"));
        var second = Shown(await she.ReadAsync("/sign-in/words"));
        Assert.Equal(24, second.Count);
        Assert.NotEqual(first, second);
        await she.SendFormAsync("/sign-in/words");
        Assert.Equal(HttpStatusCode.OK, (await she.SendFormAsync("/sign-in/words", ("Form.Typed", string.Join(' ', first)))).StatusCode);
        Assert.False(vault.HasRecoveryWords);
        await she.SendFormAsync("/sign-in/words", ("Form.Typed", string.Join(' ', second)));
        Assert.True(vault.HasRecoveryWords);
    }

    [Fact]
    public async Task Where_there_are_words_nobody_is_asked_and_a_stranger_sees_none()
    {
        await using var site = new Site();
        var she = await SetUpAsync(site, "");
        site.Services.GetRequiredService<KeyRotation>().MakeRecoveryWords();
        Assert.EndsWith("/desk", (await she.SendFormAsync("/sign-in/codes")).Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Nothing to write down here", await she.ReadAsync("/sign-in/words"), StringComparison.Ordinal);
        Assert.Contains("Nothing to write down here", await new Visitor(site.Browser()).ReadAsync("/sign-in/words"), StringComparison.Ordinal);
    }

    private static async Task<Visitor> SetUpAsync(WebApplicationFactory<Program> site, string language)
    {
        var she = new Visitor(site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") }));
        await she.SendFormAsync($"{language}/set-up?key={site.Services.GetRequiredService<FirstStart>().Issue()}",
            ("Form.Organisation", "Helpline Example"), ("Form.Sender", "help@helpline.example"), ("Form.Country", "IT"),
            ("Form.Name", "Ada Rossi"), ("Form.Mail", Newcomer.Mail), ("Form.Password", Newcomer.Password));
        var app = Authenticator.On(await she.ReadAsync(language + "/sign-in/enrol"));
        await she.SendFormAsync(language + "/sign-in/enrol", ("Form.Code", app.Code(site.Services.GetRequiredService<TimeProvider>())));
        return she;
    }

    private static List<string> Shown(string page) =>
        [.. Words().Match(page) is { Success: true } list ? Word().Matches(list.Value).Select(match => match.Groups["word"].Value) : []];

    [GeneratedRegex("<ol[^>]*id=\"words\".*?</ol>", RegexOptions.Singleline, 1000)]
    private static partial Regex Words();

    [GeneratedRegex("<li[^>]*>(?<word>[^<]+)</li>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
