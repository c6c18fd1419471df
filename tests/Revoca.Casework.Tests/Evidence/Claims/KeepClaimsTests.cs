using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence.Fingerprints;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Evidence.Claims;

public sealed class KeepClaimsTests
{
    [Fact]
    public async Task A_claim_is_kept_letter_for_letter_sealed_and_its_digest_stands_in_the_history()
    {
        await using var casework = await TestCasework.Start();
        var opened = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        var line = ClaimLines.ComfyVideo();
        Assert.Equal(new ClaimsKept(1, 0, 0), await casework.Get<KeepClaims>().Run(opened.Id, line, Actor.Person));

        await using var db = casework.Db();
        var kept = await db.Claims.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((line, ActorKind.Person, 1), (kept.Line, kept.GivenBy, kept.Number));
        var told = await db.Events.SingleAsync(x => x.Kind == CaseEventKind.ClaimKept, TestContext.Current.CancellationToken);
        Assert.Equal(kept.Digest, told.Result);
        db.ChangeTracker.Clear();
        await db.Database.CloseConnectionAsync();
        var file = string.Concat(Directory.GetFiles(casework.Folder.Data, "*.db*").Select(path => System.Text.Encoding.Latin1.GetString(Read(path))));
        Assert.Contains(kept.Digest, file, StringComparison.Ordinal);
        Assert.DoesNotContain("lighthouse", file, StringComparison.Ordinal);
        Assert.DoesNotContain("invented_person", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_line_is_kept_once_and_what_is_no_claim_is_counted_as_refused()
    {
        await using var casework = await TestCasework.Start();
        var opened = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        var line = ClaimLines.Picture(1);
        var text = $"{line}\r\n\r\n{line}\nnot a claim\n{{\"file\":{{}}}}";
        Assert.Equal(new ClaimsKept(1, 1, 2), await casework.Get<KeepClaims>().Run(opened.Id, text, Actor.Of(TestCasework.Ada)));
        Assert.Equal(new ClaimsKept(0, 1, 0), await casework.Get<KeepClaims>().Run(opened.Id, line, Actor.Person));
    }

    [Fact]
    public async Task The_same_picture_saved_again_is_recognised_here_and_in_another_case_blindly()
    {
        await using var casework = await TestCasework.Start();
        var keep = casework.Get<KeepClaims>();
        var first = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        var second = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ben);
        await keep.Run(first.Id, ClaimLines.Picture(7), Actor.Person);
        await keep.Run(first.Id, ClaimLines.Picture(7, quality: 55), Actor.Person);
        await keep.Run(second.Id, ClaimLines.Picture(7, quality: 70), Actor.Person);
        await keep.Run(second.Id, ClaimLines.Picture(8), Actor.Person);

        var here = await casework.Get<ShowClaims>().Run(first.Id, TestCasework.Ada);
        Assert.Equal([new SamePicture(2, MatchBand.Same)], here.Claims[0].SameHere);
        var there = await casework.Get<ShowClaims>().Run(second.Id, TestCasework.Ben);
        Assert.Equal([1, 0], there.Claims.Select(claim => claim.Kept.OtherCases));
        Assert.All(there.Claims, claim => Assert.Empty(claim.SameHere));

        await using var db = casework.Db();
        var told = await db.Events.Where(x => x.Kind == CaseEventKind.ClaimMatched).OrderBy(x => x.Result).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([(second.Id, "OtherCase", 1), (first.Id, "OwnCase", 1)], told.Select(x => (x.CaseId, x.Result ?? "", x.Count ?? 0)));
        Assert.DoesNotContain(told, x => x.Why.Contains(first.Reference.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_erased_case_is_no_longer_found()
    {
        await using var casework = await TestCasework.Start();
        var keep = casework.Get<KeepClaims>();
        var first = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        var second = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        await keep.Run(first.Id, ClaimLines.Picture(3), Actor.Person);
        await casework.Get<EraseCase>().Run(first.Id, Revoca.Casework.Storage.Audit.AuditActor.System, TestContext.Current.CancellationToken);
        await keep.Run(second.Id, ClaimLines.Picture(3), Actor.Person);
        Assert.Equal(0, (await casework.Get<ShowClaims>().Run(second.Id, TestCasework.Ada)).Claims.Single().Kept.OtherCases);
    }

    [Fact]
    public async Task Rule_12_a_case_that_may_concern_a_minor_takes_no_fingerprints_shows_none_and_is_not_found()
    {
        await using var casework = await TestCasework.Start();
        var keep = casework.Get<KeepClaims>();
        var first = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        var second = await casework.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada);
        await keep.Run(first.Id, ClaimLines.Picture(3), Actor.Person);
        var added = await casework.Get<AddLinks>().Run(first.Id, "https://images.example/a", TestCasework.Ada);
        await casework.Get<LockItem>().Run(first.Id, added.Added[0], TestCasework.Ada);

        var broken = await Assert.ThrowsAsync<RuleBroken>(() => keep.Run(first.Id, ClaimLines.Picture(4), Actor.Person));
        Assert.Equal(BrokenRule.ItemLocked, broken.Rule);
        var shown = await casework.Get<ShowClaims>().Run(first.Id, TestCasework.Ada);
        Assert.True(shown.Stopped);
        Assert.Empty(shown.Claims);
        await keep.Run(second.Id, ClaimLines.Picture(3), Actor.Person);
        Assert.Equal(0, (await casework.Get<ShowClaims>().Run(second.Id, TestCasework.Ada)).Claims.Single().Kept.OtherCases);
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
