using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Revoca.Casework.Cases;
using Revoca.Domain.Cases;
using Revoca.Web.Public.Status;
using Revoca.Web.Words;

namespace Revoca.Web.Tests.Words;

public sealed class CaseHistoryTests
{
    public static TheoryData<CaseEventKind> Kinds() => [.. Enum.GetValues<CaseEventKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_event_has_a_sentence_in_each_language(CaseEventKind kind)
    {
        var english = In<CaseEventWords>("en")[kind.ToString()];
        Assert.False(english.ResourceNotFound);
        Assert.NotEqual(english.Value, In<CaseEventWords>("it")[kind.ToString()].Value);
    }

    [Fact]
    public void Each_state_of_a_case_has_a_calm_sentence() =>
        Assert.All(CalmSentence.StateKeys, key => Assert.False(In<CheckWords>("it")[key].ResourceNotFound));

    [Theory]
    [InlineData("en", "One letter left.", "3 letters left.", "You said yes to letters to sites.")]
    [InlineData("it", "Una lettera è partita.", "3 lettere sono partite.", "Hai detto sì a lettere ai siti.")]
    public void Her_history_speaks_of_one_thing_as_of_one_and_says_whom_a_yes_was_for(string language, string one, string three, string yes)
    {
        var history = new CaseHistory(In<CaseEventWords>(language));
        var at = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        var letter = new ToldLine(CaseEventKind.NoticeSent, at, null, 5, OfLetter: true);
        string[] Told(params ToldLine[] lines) => [.. history.ForHer(lines, TimeZoneInfo.Utc).Select(line => line.Sentence)];
        Assert.Equal([one], Told(letter));
        Assert.Equal([three], Told(letter, letter, letter));
        // In one instant: what came first stands last.
        Assert.Equal([one, yes], Told(new ToldLine(CaseEventKind.ConsentGiven, at, "Host/OrganisationAsAgent", null, OfLetter: false), letter));
    }

    private static IStringLocalizer<T> In<T>(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<T>>();
    }
}
