using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
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

    private static IStringLocalizer<T> In<T>(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<T>>();
    }
}
