using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Tests.Cases;

public sealed class AccessCodeTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("it")]
    public async Task The_code_given_with_a_case_opens_that_case_in_words_and_in_digits(string language)
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        foreach (var typed in new[] { opened.Code.InWords(language), opened.Code.InDigits() })
            Assert.Equal(new CodeAnswer.Opens(opened.Id.Value), await work.Get<OpenByCode>().Run(typed));
    }

    [Fact]
    public async Task A_new_code_kills_the_old_one()
    {
        await using var work = await TestCasework.Start();
        var opened = await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        var renewed = await LostCodes.Renew(work, opened.Id);
        Assert.IsType<CodeAnswer.Unknown>(await work.Get<OpenByCode>().Run(opened.Code.InDigits()));
        Assert.Equal(new CodeAnswer.Opens(opened.Id.Value), await work.Get<OpenByCode>().Run(renewed.InWords("en")));
        var view = await work.Get<ShowCase>().Run(opened.Reference, TestCasework.Ada);
        Assert.Contains(view?.Events ?? [], told => told.Kind == CaseEventKind.CodeReissued);
    }
}
