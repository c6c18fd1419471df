using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.Law.Packs;
using Revoca.Casework.Letters;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.Law.Packs;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Law;

public sealed class FullLadderTests
{
    [Fact]
    public async Task From_the_request_over_reminder_and_expired_term_to_the_regulator_s_pack()
    {
        await using var work = await TestCasework.Start();
        var opened = await CaseWithAuthority(work);
        await Submit(work, opened, await Request(work, opened), "T-4711");
        await Look(work, opened);

        work.Clock.Advance(TimeSpan.FromHours(25));
        await Climb(work, opened, Rung.Reminder, LetterKind.Reminder);

        // 48 hours, and the clock hour of receipt that does not count.
        work.Clock.Advance(TimeSpan.FromHours(24).Add(TimeSpan.FromMinutes(1)));
        await Look(work, opened);
        await Climb(work, opened, Rung.ExpiryLetter, LetterKind.TermExpired);

        var complaint = await Proposed(work, Rung.RegulatorComplaint);
        Assert.Null(await work.Get<DecideStep>().Take(complaint.Id, TestCasework.Ada));
        Assert.Equal("us-tida", complaint.BasisId);

        await Release(work, Pack(opened, Regulator.Ftc));
        var pack = await work.Get<MakePack>().Open(Pack(opened, Regulator.Ftc), TestCasework.Ada);
        Assert.Empty(pack.Gaps);
        using var zip = new MemoryStream();
        await work.Get<MakePack>().Write(pack, zip);
        var names = await Verified(zip);
        Assert.Equal(["complaint.pdf", "letters/01.pdf", "letters/02.pdf", "letters/03.pdf", "observations.csv", "pack.pdf", "proofs.csv", "timeline.csv"], names);
        Assert.Contains("The period of 48 hours ended on", pack.Complaint is { } letter ? LetterMail.Of(letter).Body : "", StringComparison.Ordinal);
        Assert.Equal(Rung.Upstream, Assert.Single(await work.Get<ListSteps>().Run(TestCasework.Ada)).Step.Rung);
    }

    [Fact]
    public async Task The_same_case_at_the_same_instant_gives_the_same_bytes_written_only_forwards()
    {
        await using var work = await TestCasework.Start();
        var opened = await CaseWithAuthority(work);
        await Submit(work, opened, await Request(work, opened), "T-4711");
        var make = work.Get<MakePack>();
        await Release(work, Pack(opened, Regulator.Agcom));
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        var pack = await make.Open(Pack(opened, Regulator.Agcom), TestCasework.Ada);
        await make.Write(pack, new OnlyForwards(first));
        work.Clock.Advance(TimeSpan.FromHours(3));
        await make.Write(await work.Get<ReadPack>().Run(Pack(opened, Regulator.Agcom), pack.At), new OnlyForwards(second));
        Assert.True(first.ToArray().AsSpan().SequenceEqual(second.ToArray()));
        Assert.Contains("pack.pdf", await Verified(first));
    }

    [Theory]
    [InlineData(Regulator.Ftc, "NoProof 1, TermNotOver 1, NoExpiryLetter, NotObserved 1, NotObserved 2")]
    [InlineData(Regulator.Agcom, "NoRequest, NoProof 1, NotObserved 1, NotObserved 2")]
    [InlineData(Regulator.Garante77, "NoRequest, NoProof 1, NotObserved 1, NotObserved 2")]
    [InlineData(Regulator.Garante144Bis, "NoProof 1, NotObserved 1, NotObserved 2")]
    [InlineData(Regulator.Ofcom, "NoRequest, NoProof 1, NotObserved 1, NotObserved 2")]
    [InlineData(Regulator.ESafety, "NoProof 1, NotObserved 1, NotObserved 2")]
    public async Task A_pack_says_what_it_lacks(Regulator regulator, string expected)
    {
        await using var work = await TestCasework.Start();
        var opened = await CaseWithAuthority(work);
        await Submit(work, opened, await Request(work, opened), ticket: "");
        var pack = await work.Get<ReadPack>().Run(Pack(opened, regulator));
        Assert.Equal(expected, string.Join(", ", pack.Gaps.Where(gap => gap.Kind is not PackGapKind.ComplaintIncomplete).Select(gap => $"{gap.Kind} {gap.Number}".TrimEnd())));
        Assert.Equal(regulator is Regulator.Ofcom or Regulator.ESafety, pack.Complaint is null);
        Assert.NotEmpty(work.Get<MakePack>().Page(pack));
    }

    [Fact]
    public async Task Without_her_consent_towards_regulators_no_pack_leaves()
    {
        await using var work = await TestCasework.Start();
        var opened = await CaseWithAuthority(work, Recipient.Host);
        await Submit(work, opened, await Request(work, opened), "T-4711");
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => work.Get<MakePack>().Open(Pack(opened, Regulator.Ftc), TestCasework.Ada));
        Assert.Equal(BrokenRule.ConsentMissing, broken.Rule);
    }

    [Fact]
    public async Task A_locked_item_closes_the_pack()
    {
        await using var work = await TestCasework.Start();
        var opened = await CaseWithAuthority(work);
        await Submit(work, opened, await Request(work, opened), "T-4711");
        await using (var db = work.Db())
            await work.Get<LockItem>().Run(opened.Id, (await db.Items.FirstAsync(x => x.CaseId == opened.Id)).Id, TestCasework.Ada);
        Assert.Equal(GateRefusal.ItemLocked, (await work.Get<ReadPack>().Run(Pack(opened, Regulator.Ftc))).Gate.Refusal);
        await Assert.ThrowsAsync<RuleBroken>(() => work.Get<MakePack>().Open(Pack(opened, Regulator.Ftc), TestCasework.Ada));
    }

    [Fact]
    public async Task A_term_never_counts_as_expired_on_a_presumed_receipt_however_long_nobody_answers()
    {
        await using var work = await TestCasework.Start();
        var opened = await CaseWithAuthority(work);
        await Submit(work, opened, await Request(work, opened), ticket: "");
        for (var day = 0; day < 60; day++)
        {
            work.Clock.Advance(TimeSpan.FromDays(1));
            await work.Get<CheckClocks>().Run();
        }

        Assert.DoesNotContain(await work.Get<ListSteps>().Run(TestCasework.Ada), row => row.Step.Rung is Rung.ExpiryLetter or Rung.RegulatorComplaint);
        Assert.All((await work.Get<ListMoments>().Run(TestCasework.Ada)).Rows, row => Assert.Equal(ExpiryBar.OnlyPresumed, row.Bar));
        Assert.Contains((await work.Get<ReadPack>().Run(Pack(opened, Regulator.Ftc))).Gaps, gap => gap.Kind is PackGapKind.TermNotOver);
    }

    private static async Task Release(TestCasework work, PackRequest request)
    {
        await work.Get<ReleasePack>().Ask(request, TestCasework.Ada);
        await work.Get<ReleasePack>().Run(request, TestCasework.Ben);
    }

    private static PackRequest Pack(OpenedCase opened, Regulator regulator) => new(opened.Id, HostId.Parse("civitai"), regulator);

    private static async Task<OpenedCase> CaseWithAuthority(TestCasework work, params Recipient[] towards)
    {
        var opened = await work.CaseWithLinks();
        await work.Get<RecordMandate>().Run(opened.Id, new MandateGiven(new DateOnly(2026, 11, 20), null, ConsentChannel.SignedPaper), TestCasework.Ada);
        foreach (var one in towards.Length > 0 ? towards : [Recipient.Host, Recipient.Regulator])
            await work.Get<RecordConsent>().Run(opened.Id, new ConsentScope([], one, IdentityLevel.OrganisationAsAgent), new ConsentAnswer(true, ConsentChannel.SignedPaper), Actor.Of(TestCasework.Ada));
        return opened;
    }

    private static async Task<NoticeId> Request(TestCasework work, OpenedCase opened)
    {
        await using var db = work.Db();
        var items = await db.Items.Where(x => x.CaseId == opened.Id).Select(x => x.Id).ToListAsync();
        var (notice, drafted) = Notice.Draft(opened.Id, 1, new NoticePlan
        {
            Kind = LetterKind.TidaRequest,
            Language = Language.English,
            HostId = HostId.Parse("civitai"),
            Route = Route.ByHand,
            Address = "https://host.example/form",
            Items = items,
        }, new Change(Actor.Of(TestCasework.Ada), work.Clock.GetUtcNow()));
        db.Add(notice);
        db.Add(drafted);
        await db.SaveChangesAsync();
        return notice.Id;
    }

    private static async Task Submit(TestCasework work, OpenedCase opened, NoticeId notice, string ticket)
    {
        var approval = Assert.Single(await work.Get<ApproveNotices>().Run(opened.Id, [notice], TestCasework.Ada));
        Assert.True(approval.Outcome is ApprovalOutcome.ReadyToSubmit, $"{approval.Outcome} {string.Join(", ", approval.Gaps)}");
        await work.Get<ChangeNotice>().ConfirmSubmission(opened.Id, notice, ticket, TestCasework.Ada);
    }

    private static async Task Look(TestCasework work, OpenedCase opened)
    {
        await using var db = work.Db();
        await work.Get<ObserveItems>().Run(opened.Id, await db.Items.Where(x => x.CaseId == opened.Id).Select(x => x.Id).ToListAsync(), Availability.Live, TestCasework.Ada);
    }

    private static async Task<LadderStep> Proposed(TestCasework work, Rung rung)
    {
        await work.Get<CheckClocks>().Run();
        return Assert.Single(await work.Get<ListSteps>().Run(TestCasework.Ada), row => row.Step.Rung == rung).Step;
    }

    private static async Task Climb(TestCasework work, OpenedCase opened, Rung rung, LetterKind kind)
    {
        var drafted = await work.Get<DecideStep>().Take((await Proposed(work, rung)).Id, TestCasework.Ada);
        Assert.NotNull(drafted);
        await using (var db = work.Db())
            Assert.Equal(kind, (await db.Notices.SingleAsync(x => x.Id == drafted)).Kind);
        await Submit(work, opened, drafted.Value, "T-4712");
    }

    // Every file has its digest in SHA256SUMS, and there is no other.
    private static async Task<IReadOnlyList<string>> Verified(Stream zip)
    {
        var contents = await Contents(zip);
        var sums = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(contents["SHA256SUMS"])).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  "))
            .ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);
        contents.Remove("SHA256SUMS");
        Assert.Equal(contents.Keys, sums.Keys.Order(StringComparer.Ordinal));
        Assert.All(contents, file => Assert.Equal(sums[file.Key], Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(file.Value)))));
        return [.. contents.Keys];
    }

    private static async Task<SortedDictionary<string, string>> Contents(Stream zip)
    {
        zip.Position = 0;
        var read = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using var archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null);
        foreach (var entry in archive.Entries)
        {
            using var bytes = new MemoryStream();
            await using (var file = await entry.OpenAsync())
                await file.CopyToAsync(bytes);
            read.Add(entry.FullName, Convert.ToBase64String(bytes.ToArray()));
        }

        return read;
    }
}
