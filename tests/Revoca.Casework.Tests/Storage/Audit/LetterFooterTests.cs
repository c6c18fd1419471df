using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Notices;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Storage.Audit;

public sealed class LetterFooterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_bears_the_root_of_the_log_which_stays_an_anchor_while_the_log_grows()
    {
        await using var work = await TestCasework.Start();
        var (opened, notice) = await SentNotices.One(work);
        var view = await work.Get<ShowNotice>().Run(opened.Id, notice.Id, TestCasework.Ada, Stop);
        var root = view?.Letter.LogRoot ?? "";
        Assert.Matches("^[1-9][0-9]* · [0-9a-f]{16}$", root);
        await work.Get<ChangeCase>().Pause(opened.Id, "", Actor.Of(TestCasework.Ada), Stop);
        Assert.Equal(AuditFinding.Ok, (await work.Get<VerifyAudit>().Run([new(root)], Stop)).Finding);
        var forged = root[..^1] + (root[^1] == '0' ? '1' : '0');
        Assert.Equal(AuditFinding.Fork, (await work.Get<VerifyAudit>().Run([new(forged)], Stop)).Finding);
    }
}
