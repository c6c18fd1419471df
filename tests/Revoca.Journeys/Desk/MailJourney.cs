using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Replies;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Web;

namespace Revoca.Journeys.Desk;

public sealed class MailJourney(LiveSite site, Chromium chromium) : IClassFixture<LiveSite>, IClassFixture<Chromium>
{
    private MailRoom Room => new(site.Services);

    [Fact]
    public async Task What_comes_in_is_read_assigned_and_decided_by_a_person()
    {
        var page = await chromium.PageAsync(script: true);
        await SetUpAsync(page);
        await page.GotoAsync(site.Address + Links.Inbox);
        await Assertions.Expect(page.Locator(".empty")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-inbox-empty-en", whole: false);
        var (opened, notices) = await SendAsync();
        await BringInAsync(opened, notices);
        await ReadInboxAsync(page);
        await AssignAsync(page, opened, notices[3]);
        await DecideAsync(page, opened, notices[0]);
        await DownloadAsync(page, opened, notices[0]);
        await NextContactAsync(page, opened, notices[1]);
        await SettingsAsync(page);
    }

    private async Task SettingsAsync(IPage page)
    {
        await page.GotoAsync(site.Address + Links.Settings);
        var sending = page.Locator("fieldset", new() { HasText = "Sending (SMTP)" });
        await sending.GetByLabel("Set it here").CheckAsync();
        await sending.GetByLabel("Server").FillAsync("localhost");
        await sending.GetByLabel("Port").FillAsync("1");
        await sending.GetByLabel("User").FillAsync("letters");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep and use" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The password or token is missing.")).ToBeVisibleAsync();
        await sending.GetByLabel("Password or token").FillAsync("never-shown-again");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep and use" }).ClickAsync();
        await Assertions.Expect(sending.GetByText("Set here", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync("never-shown-again");
        await page.GetByLabel("Your own address").FillAsync("ada@helpline.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test to myself" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The server does not answer on this port.")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-settings-en");
    }

    private async Task SetUpAsync(IPage page) => await page.SetUpAsync(site.SetUpLink);

    private async Task<(OpenedCase Case, IReadOnlyList<Notice> Notices)> SendAsync()
    {
        await TestCasework.Employ(site.Services, TestCasework.Ada, "Worker", StaffRole.Advocate, StaffRole.Lead);
        var opened = await SentNotices.Queued(site.Services);
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var mails = (await SentNotices.Show(site.Services, opened)).Notices.Where(notice => notice.Route == Route.Mail && notice.MessageId.Length > 0).ToList();
            if (mails.Count >= 4 && mails.TrueForAll(notice => notice.Delivery == Delivery.Sent))
                return (opened, mails);
            await Task.Delay(100);
        }

        throw new InvalidOperationException("The letters did not leave within a minute.");
    }

    private async Task BringInAsync(OpenedCase opened, IReadOnlyList<Notice> notices)
    {
        var room = Room;
        await room.Answer(notices[0], "Thank you. Your ticket number is 48213.\n\nWe have removed the content you reported on 3 March 2027.\n\nOn Mon, 23 Nov 2026 Helpline wrote:\n> Please remove the items in the list.", "Re: [Ticket #48213] your request");
        await room.Bounce(notices[1]);
        await room.Answer(notices[2], "Before we can act, please send us a copy of a government-issued photo ID.");
        await room.Receive($"From: Owner <owner@elsewhere.example>\r\nTo: help@helpline.example\r\nSubject: Re: {opened.Reference} please read\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nWe do not see a violation of our rules.\r\n<script>alert(1)</script>\r\n--q\r\nContent-Type: image/png; name=\"a.png\"\r\nContent-Disposition: attachment; filename=\"a.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\nAQID\r\n--q--\r\n");
        await room.Receive("From: stranger@elsewhere.example\r\nTo: help@helpline.example\r\nSubject: Offer of the week\r\n\r\nBuy now.\r\n");
    }

    private async Task ReadInboxAsync(IPage page)
    {
        await page.GotoAsync(site.Address + Links.Inbox);
        await Assertions.Expect(page.Locator(".inbox tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(page.GetByText("Offer the mandate instead of ID")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Sender not verified").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".rail .count")).ToContainTextAsync("4");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-inbox-en", whole: false);
    }

    private async Task AssignAsync(IPage page, OpenedCase opened, Notice to)
    {
        await page.GotoAsync($"{site.Address}{Links.Inbox}/pen");
        await Assertions.Expect(page.Locator(".held")).ToHaveCountAsync(2);
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-pen-en");
        var other = page.Locator(".held", new() { HasText = "please read" });
        await other.GetByLabel("Case").FillAsync(opened.Reference.ToString());
        await other.GetByLabel("Letter no.").FillAsync("999");
        await other.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("No letter of that number")).ToBeVisibleAsync();
        await other.GetByLabel("Letter no.").FillAsync(to.Number.ToString(CultureInfo.InvariantCulture));
        await other.GetByRole(AriaRole.Button, new() { Name = "Assign", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".held")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".held").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("d");
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Assertions.Expect(page.Locator(".empty")).ToBeVisibleAsync();
    }

    private async Task DecideAsync(IPage page, OpenedCase opened, Notice notice)
    {
        await page.GotoAsync(site.Address + Links.NoticeOf(opened.Reference, notice.Number));
        await Assertions.Expect(page.GetByText("Proposed: Says it is removed")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("mark.ticket").First).ToHaveTextAsync("48213");
        await Assertions.Expect(page.Locator("mark.date").First).ToHaveTextAsync("3 March 2027");
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-correspondence-en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the answer" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Recorded: Says it is removed")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Look whether it is gone")).ToBeVisibleAsync();
        await page.GetByText("Record an answer by hand").ClickAsync();
        await page.GetByLabel("What it says").FillAsync("They said on the phone that they forwarded your complaint to our customer.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".reply.waits")).ToHaveCountAsync(1);
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-decided-en");
    }

    private async Task DownloadAsync(IPage page, OpenedCase opened, Notice notice)
    {
        var left = await page.APIRequest.GetAsync(site.Address + Links.MailOf(opened.Reference, notice.Number));
        Assert.Equal("application/octet-stream", left.Headers["content-type"]);
        Assert.Equal("nosniff", left.Headers["x-content-type-options"]);
        Assert.StartsWith("sandbox;", left.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.StartsWith("attachment;", left.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal((await site.Services.GetRequiredService<ShowCorrespondence>().Run(opened.Id, notice.Id, TestCasework.Ada))?.Mime, await left.BodyAsync());
        await DownloadPictureAsync(page, opened);
    }

    // The held message with a picture went to the fourth letter: it comes as bytes without a kind, under a name that opens nothing.
    private async Task DownloadPictureAsync(IPage page, OpenedCase opened)
    {
        foreach (var notice in (await SentNotices.Show(site.Services, opened)).Notices.Where(notice => notice.MayHaveLeft))
        {
            var told = await site.Services.GetRequiredService<ShowCorrespondence>().Run(opened.Id, notice.Id, TestCasework.Ada);
            if (told?.Replies.FirstOrDefault(shown => shown.Reply.From == "owner@elsewhere.example") is not { } held)
                continue;
            await page.GotoAsync(site.Address + Links.NoticeOf(opened.Reference, notice.Number));
            await page.GetByText("Attachments and the whole message").ClickAsync();
            await Assertions.Expect(page.GetByText("image/png")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            Assert.Equal(0, await page.Locator(".reply img").CountAsync());
            await page.KeepAsync("desk-attachments-en", whole: false);
            var file = await page.APIRequest.GetAsync(site.Address + Links.ReplyFileOf(opened.Reference, notice.Number, held.Reply.Id.Value, 0));
            Assert.Equal("application/octet-stream", file.Headers["content-type"]);
            Assert.EndsWith(".bin", file.Headers["content-disposition"].Split(';')[1].Trim().TrimEnd('"'), StringComparison.Ordinal);
            Assert.Equal([1, 2, 3], await file.BodyAsync());
            return;
        }

        Assert.Fail("The assigned message is at no letter.");
    }

    private async Task NextContactAsync(IPage page, OpenedCase opened, Notice bounced)
    {
        await page.GotoAsync(site.Address + Links.NoticeOf(opened.Reference, bounced.Number));
        await Assertions.Expect(page.GetByText("It did not arrive: the next contact")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.KeepAsync("desk-bounced-en");
        await page.GetByLabel("Another address").FillAsync("second@host.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Draft the letter anew" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator(".notice .facts")).ToContainTextAsync("second@host.example");
    }
}
