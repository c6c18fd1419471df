using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Casework.Cases;
using Revoca.Casework.Cases.Keeping;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.Evidence.Custody;
using Revoca.Casework.HerSide;
using Revoca.Casework.Mail;
using Revoca.Casework.Reports;
using Revoca.Domain.Cases;
using Revoca.Domain.Cases.Keeping;
using Revoca.Domain.Consents;
using Revoca.Domain.HerSide;
using Revoca.Domain.Letters;
using Revoca.Domain.People;
using Revoca.Domain.Reports;

namespace Revoca.Casework.Tests.HerSide;

public sealed class HerSideTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wish_to_be_deleted_is_carried_out_after_seven_days_and_not_before()
    {
        await using var work = await TestCasework.Start();
        var id = await CaseAsync(work);
        await work.Get<HerWishes>().Ask(id, HeldWishKind.DeleteData, null, Stop);
        await work.Get<HerWishes>().Ask(id, HeldWishKind.DeleteData, null, Stop);
        work.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await work.Get<HerWishes>().CarryOut(Stop));
        work.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await work.Get<HerWishes>().CarryOut(Stop));
        await using var db = work.Db();
        Assert.Empty(await db.Cases.ToListAsync(Stop));
        Assert.Empty(await db.Wishes.ToListAsync(Stop));
        // The same road as every erasure: a certificate and counters stay.
        var erasure = Assert.Single(await work.Get<ListErasures>().Run(Stop));
        Assert.Equal(ErasureReason.AtHerWish, erasure.Reason);
        Assert.NotNull(await work.Get<ListErasures>().Certificate(erasure.Id, Stop));
    }

    [Fact]
    public async Task New_rules_of_contact_wait_and_silence_holds_at_once()
    {
        await using var work = await TestCasework.Start();
        var id = await CaseAsync(work);
        await work.Get<HerWishes>().Ask(id, HeldWishKind.ChangeContact, Rules, Stop);
        Assert.Null((await work.Get<ShowSettings>().Run(id, Actor.Person, Stop))?.Contact.Channel);
        var wish = Assert.Single(await work.Get<ShowSettings>().Waiting(id, Actor.Person, Stop));
        await work.Get<HerWishes>().Confirm(id, wish.Id, work.Proof(TestCasework.Ada), Stop);
        await work.Get<HerWishes>().CarryOut(Stop);
        Assert.Equal(ContactChannel.Mail, (await work.Get<ShowSettings>().Run(id, Actor.Person, Stop))?.Contact.Channel);
        await work.Get<HerWishes>().Ask(id, HeldWishKind.ChangeContact, Rules, Stop);
        await work.Get<HerWishes>().BeSilent(id, Stop);
        Assert.Null((await work.Get<ShowSettings>().Run(id, Actor.Person, Stop))?.Contact.Channel);
        Assert.Empty(await work.Get<ShowSettings>().Waiting(id, Actor.Person, Stop));
    }

    [Fact]
    public async Task What_is_sent_to_her_is_one_fixed_sentence_from_a_neutral_address()
    {
        await using var work = await TestCasework.Start(services => services.AddSingleton(new MailOptions { NeutralAddress = "notes@paper.example" }));
        var id = await CaseAsync(work);
        Assert.Equal(ContactAnswer.Silence, await work.Get<TellHer>().Run(id, NeutralMessage.News, TestCasework.Ada, Stop));
        Assert.False(Directory.Exists(work.PickUp) && Directory.EnumerateFiles(work.PickUp).Any());
        await work.Get<ShowSettings>().Agree(id, Rules, TestCasework.Ada, Stop);
        Assert.Equal(ContactAnswer.MayLeave, await work.Get<TellHer>().Run(id, NeutralMessage.News, TestCasework.Ada, Stop));
        var mail = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(work.PickUp)), Stop);
        Assert.Contains("There is a new note. No hurry.", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("helpline", mail, StringComparison.OrdinalIgnoreCase);
        work.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(ContactAnswer.OutsideHours, await work.Get<TellHer>().Run(id, NeutralMessage.News, TestCasework.Ada, Stop));
        Assert.Single(Directory.GetFiles(work.PickUp));
    }

    [Fact]
    public async Task Without_a_neutral_address_nothing_is_sent_to_her()
    {
        await using var work = await TestCasework.Start();
        var id = await CaseAsync(work);
        await work.Get<ShowSettings>().Agree(id, Rules, TestCasework.Ada, Stop);
        Assert.Equal(ContactAnswer.OtherWay, await work.Get<TellHer>().Run(id, NeutralMessage.News, TestCasework.Ada, Stop));
        Assert.False(Directory.Exists(work.PickUp) && Directory.EnumerateFiles(work.PickUp).Any());
    }

    [Fact]
    public async Task A_question_of_the_team_is_answered_and_not_asked_twice()
    {
        await using var work = await TestCasework.Start();
        var id = await CaseAsync(work);
        var scope = new ConsentScope([], Recipient.Upstream, IdentityLevel.OrganisationAsAgent);
        await work.Get<AskConsent>().Run(id, scope, TestCasework.Ada, Stop);
        Assert.Single((await work.Get<ShowChoices>().Run(id, Stop)).Waiting);
        await work.Get<RecordConsent>().Run(id, scope, new ConsentAnswer(true, ConsentChannel.Portal), Actor.Person, Stop);
        var row = Assert.Single((await work.Get<ShowChoices>().Run(id, Stop)).Rows);
        Assert.Equal(ConsentState.Given, row.State);
    }

    [Fact]
    public async Task Her_mandate_is_one_page_and_given_twice_it_is_one()
    {
        await using var work = await TestCasework.Start();
        var id = await CaseAsync(work);
        await work.Get<HerMandate>().Give(id, Stop);
        await work.Get<HerMandate>().Give(id, Stop);
        Assert.NotNull((await work.Get<ShowChoices>().Run(id, Stop)).Mandate);
        var pdf = await work.Get<HerMandate>().Paper(id, Stop);
        Assert.NotNull(pdf);
        using (var paper = UglyToad.PdfPig.PdfDocument.Open(pdf))
            Assert.Equal(1, paper.NumberOfPages);
        await work.Get<HerMandate>().Revoke(id, Actor.Person, Stop);
        Assert.Null((await work.Get<ShowChoices>().Run(id, Stop)).Mandate);
    }

    [Fact]
    public async Task Her_sheet_bears_the_day_it_is_where_she_is_and_holds_at_once()
    {
        await using var work = await TestCasework.Start();
        var id = await CaseAsync(work);
        await work.Get<KeepReading>().Run(id, Language.English, "Asia/Tokyo", Stop);
        work.Clock.Advance(TimeSpan.FromHours(7)); // 16:00 in Greenwich, tomorrow in Tokyo
        await work.Get<HerMandate>().Give(id, Stop);
        Assert.Equal(new DateOnly(2026, 11, 24), (await work.Get<ShowChoices>().Run(id, Stop)).Mandate?.SignedOn);
        Assert.Equal("Asia/Tokyo", (await work.Get<ShowStatus>().Run(id, Stop))?.Zone.Id);
    }

    [Fact]
    public async Task A_yes_without_a_sheet_says_what_is_still_needed()
    {
        await using var work = await TestCasework.Start();
        var id = await CaseAsync(work);
        async Task<bool> WaitsAsync() => (await work.Get<ShowStatus>().Run(id, Stop))?.MandateWaits ?? false;
        Assert.False(await WaitsAsync());
        await work.Get<RecordConsent>().Run(id, new ConsentScope([], Recipient.Host, IdentityLevel.OrganisationAsAgent), new ConsentAnswer(true, ConsentChannel.Portal), Actor.Person, Stop);
        Assert.True(await WaitsAsync());
        await work.Get<HerMandate>().Give(id, Stop);
        Assert.False(await WaitsAsync());
        await work.Get<HerMandate>().Revoke(id, Actor.Person, Stop);
        Assert.True(await WaitsAsync());
    }

    [Fact]
    public async Task The_card_about_her_files_is_hers_to_read_until_somebody_may_be_under_18()
    {
        await using var work = await TestCasework.Start();
        var id = await CaseAsync(work);
        Assert.False(await work.Get<ShowPapers>().HasCard(id, Stop));
        await work.Get<KeepClaims>().Run(id, ClaimLines.ComfyVideo(), Actor.Person, Stop);
        Assert.True(await work.Get<ShowPapers>().HasCard(id, Stop));
        Assert.NotNull(await work.Get<PrintPreservationCard>().ForHer(id, Stop));
        await using var db = work.Db();
        await work.Get<LockItem>().Run(id, await db.Items.Where(x => x.CaseId == id).Select(x => x.Id).SingleAsync(Stop), TestCasework.Ada, Stop);
        Assert.False(await work.Get<ShowPapers>().HasCard(id, Stop));
        Assert.Null(await work.Get<PrintPreservationCard>().ForHer(id, Stop));
    }

    [Fact]
    public async Task The_copy_of_her_data_holds_what_she_wrote_and_masks_what_is_locked()
    {
        await using var work = await TestCasework.Start();
        var id = await CaseAsync(work, AgeAnswer.Unclear);
        await work.Get<WriteMessage>().Run(id, "a message of hers", Actor.Person, Stop);
        await work.Get<AgreeQuestion>().Run(id, "What flew over the dunes?", "a blue kite", Actor.Person, Stop);
        await work.Get<HerWishes>().Ask(id, HeldWishKind.ChangeContact, Rules, Stop);
        var data = await work.Get<CopyHerData>().Run(id, Stop);
        Assert.NotNull(data);
        var json = System.Text.Encoding.UTF8.GetString(CopyHerData.Json(data));
        Assert.Contains("something happened", json, StringComparison.Ordinal);
        Assert.Contains("a message of hers", json, StringComparison.Ordinal);
        Assert.Contains("What flew over the dunes?", json, StringComparison.Ordinal);
        Assert.DoesNotContain("kite", json, StringComparison.Ordinal);
        Assert.Contains("ChangeContact", json, StringComparison.Ordinal);
        Assert.DoesNotContain("x.com", json, StringComparison.Ordinal);
    }

    private static SafeContact Rules { get; } = new()
    {
        Channel = ContactChannel.Mail,
        Address = "her@mail.example",
        From = new(9, 0),
        Until = new(18, 0),
        SenderName = "Marta",
        MayLeaveMessage = true,
        ReviewedOn = new DateOnly(2026, 11, 20),
    };

    private static async Task<CaseId> CaseAsync(TestCasework work, AgeAnswer age = AgeAnswer.No)
    {
        var answers = new ReportAnswers { MayContact = false, Age = age, Narrative = "something happened", Links = "https://x.com/a/status/1" };
        var started = await work.Get<StartReport>().Run(answers, Stop);
        Assert.True(await work.Get<SendReport>().Run(started.CaseId, Language.English, Stop));
        return started.CaseId;
    }
}
