using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Cases;
using Revoca.Casework.Mail;
using Revoca.Casework.Storage;
using Revoca.Domain.Notices;
using Revoca.Domain.People;
using Revoca.Domain.Replies;
using Revoca.Web;

namespace Revoca.Journeys.Desk;

/// <summary>What the issue calls done: a real exim and a real dovecot, set up on the desk; fourteen letters to invented hosts; five kinds of answer, each seen
/// in the browser at its place with its next step.</summary>
public sealed class RealMailJourney(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Hosts = 14;
    private const int Bouncing = 5;
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task Fourteen_letters_leave_and_the_desk_shows_each_answer_at_its_place_with_its_next_step()
    {
        Assert.SkipUnless(LoopbackMail.IsInstalled, "exim4 and dovecot are not installed.");
        await using var servers = await LoopbackMail.Start(["helpline.example", .. Enumerable.Range(1, Hosts).Select(number => $"h{number}.test")]);
        await using var site = new LiveSite(null, services => services.AddSingleton(InventedHosts.Directory(Hosts, number => number == Bouncing ? "nobody-there" : "abuse")));
        var page = await chromium.PageAsync(script: true);
        await page.SetUpAsync(site.SetUpLink);
        await SetServersAsync(page, site, servers);
        await TestCasework.Employ(site.Services, TestCasework.Ada, "Worker", StaffRole.Advocate, StaffRole.Lead);
        var opened = await SentNotices.Queued(site.Services, InventedHosts.Links(Hosts));
        var sent = await WaitAsync(site, opened, notices => notices.All(notice => notice.MayHaveLeft) && notices.Count(notice => notice.Delivery == Delivery.Bounced) == 1);
        Assert.Equal(Hosts, sent.Count);
        await AnswerAsync(site, servers, At(sent, 1), "Thank you. We have received your request. Your ticket number is 48213.", "[Ticket #48213] received");
        await AnswerAsync(site, servers, At(sent, 2), "I am away until Monday.", "Automatic reply: your request", "Auto-Submitted: auto-replied\r\n");
        await AnswerAsync(site, servers, At(sent, 3), "Before we can act, please send us a copy of a government-issued photo ID.", "Re: your request");
        await AnswerAsync(site, servers, At(sent, 4), "We have removed the content you reported.", "Re: your request");
        await CameAsync(site, sent);
        await InboxAsync(page, site);
        await LettersAsync(page, site, opened, sent);
        Figure.Tell($"journey with real servers: {sent.Count} letters left, {sent.Count(notice => notice.Delivery == Delivery.Bounced)} came back, an acknowledgement, an automatic reply, a demand for ID and a removal stand at their letters with their next steps");
    }

    private static async Task SetServersAsync(IPage page, LiveSite site, LoopbackMail servers)
    {
        await page.GotoAsync(site.Address + Links.Settings);
        var authority = await File.ReadAllTextAsync(servers.AuthorityFile);
        await FillAsync(page.Locator("fieldset", new() { HasText = "Sending (SMTP)" }), servers.SmtpPort, "letters", authority, startTls: true);
        await FillAsync(page.Locator("fieldset", new() { HasText = "Answers (IMAP)" }), servers.ImapPort, "help@helpline.example", authority);
        await FillAsync(page.Locator("fieldset", new() { HasText = "Archive (IMAP)" }), servers.ImapPort, "archive@helpline.example", authority);
        await page.GetByLabel("Archive address").FillAsync("archive@helpline.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep and use" }).ClickAsync();
        await Assertions.Expect(page.GetByText("letters go through localhost")).ToBeVisibleAsync(Patient);
        await page.GetByLabel("Your own address").FillAsync("desk@helpline.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test to myself" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It works")).ToBeVisibleAsync(Patient);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check mailbox desk", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("It works")).ToBeVisibleAsync(Patient);
        await page.KeepAsync("mail-settings-work-en");
    }

    private static async Task FillAsync(ILocator server, int port, string user, string authority, bool startTls = false)
    {
        await server.GetByLabel("Set it here").CheckAsync();
        await server.GetByLabel("Server", new() { Exact = true }).FillAsync("localhost");
        await server.GetByLabel("Port", new() { Exact = true }).FillAsync(port.ToString(CultureInfo.InvariantCulture));
        if (startTls)
            await server.GetByLabel("Encryption").SelectOptionAsync(nameof(MailTls.StartTls));
        await server.GetByLabel("User", new() { Exact = true }).FillAsync(user);
        await server.GetByLabel("Password or token", new() { Exact = true }).FillAsync("secret");
        await server.GetByText("Private authority").ClickAsync();
        await server.GetByLabel("Certificates in PEM").FillAsync(authority);
    }

    private static async Task InboxAsync(IPage page, LiveSite site)
    {
        await page.GotoAsync(site.Address + Links.Inbox);
        var rows = page.Locator(".inbox tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        await RowAsync(rows, "Host 1", "Received, with a number", "Wait for the answer");
        await RowAsync(rows, "Host 3", "Asks for ID", "Offer the mandate instead of ID");
        await RowAsync(rows, "Host 4", "Says it is removed", "Look whether it is gone");
        await page.KeepAsync("mail-real-inbox-en");
        await page.GotoAsync($"{site.Address}{Links.Inbox}/pen");
        await Assertions.Expect(page.Locator(".empty")).ToBeVisibleAsync();
        await page.GotoAsync(site.Address + Links.Desk);
        await Assertions.Expect(page.GetByText("Did not arrive").First).ToBeVisibleAsync();
    }

    private static async Task RowAsync(ILocator rows, string host, string says, string next)
    {
        var row = rows.Filter(new() { HasText = host });
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row).ToContainTextAsync(says);
        await Assertions.Expect(row).ToContainTextAsync(next);
    }

    private static async Task LettersAsync(IPage page, LiveSite site, OpenedCase opened, IReadOnlyList<Notice> sent)
    {
        await OpenAsync(1);
        await Assertions.Expect(page.Locator("mark.ticket").First).ToHaveTextAsync("48213");
        await OpenAsync(2);
        await Assertions.Expect(page.GetByText("No person has answered yet.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".reply.waits")).ToHaveCountAsync(0);
        await OpenAsync(3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the answer" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Recorded: Asks for ID")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".prepared blockquote")).ToContainTextAsync("written authority");
        await page.KeepAsync("mail-real-id-en");
        await OpenAsync(4);
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the answer" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Look whether it is gone")).ToBeVisibleAsync();
        await OpenAsync(Bouncing);
        await Assertions.Expect(page.GetByText("It did not arrive: the next contact")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("User unknown").First).ToBeVisibleAsync();
        await page.KeepAsync("mail-real-bounce-en");

        Task OpenAsync(int host) => page.GotoAsync(site.Address + Links.NoticeOf(opened.Reference, At(sent, host).Number));
    }

    private static Notice At(IReadOnlyList<Notice> notices, int host) => notices.Single(notice => notice.HostId.Value == $"h{host}");

    private static async Task<IReadOnlyList<Notice>> WaitAsync(LiveSite site, OpenedCase opened, Func<IReadOnlyList<Notice>, bool> until)
    {
        for (var attempt = 0; attempt < 900; attempt++)
        {
            if ((await SentNotices.Show(site.Services, opened)).Notices is var notices && until(notices))
                return notices;
            await Task.Delay(200);
        }

        throw new InvalidOperationException("The letters did not leave within three minutes.");
    }

    // The mailbox pushes; the site reads each message in a process of its own.
    private static async Task CameAsync(LiveSite site, IReadOnlyList<Notice> sent)
    {
        var wanted = new[] { 1, 2, 3, 4 }.Select(host => At(sent, host).Id).ToList();
        for (var attempt = 0; attempt < 900; attempt++)
        {
            await using var db = await site.Services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
            if (await db.Replies.Where(x => wanted.Contains(x.NoticeId) && (x.Kind == ReplyKind.Answer || x.Kind == ReplyKind.AutomaticReply)).CountAsync() == wanted.Count)
                return;
            await Task.Delay(200);
        }

        Assert.Fail("The answers did not come in within three minutes.");
    }

    private static async Task AnswerAsync(LiveSite site, LoopbackMail servers, Notice notice, string text, string subject, string header = "")
    {
        var (replyTo, _) = await new MailRoom(site.Services).AddressesOf(notice);
        var from = $"desk@{MailRoom.DomainOf(notice)}";
        var id = $"{Guid.NewGuid():N}@{MailRoom.DomainOf(notice)}";
        byte[] mime = [.. System.Text.Encoding.ASCII.GetBytes(header), .. new MailRenderer().Render(new MailDraft("Desk", from, replyTo, subject, text) { MessageId = id, Date = TimeProvider.System.GetUtcNow(), Follows = notice.MessageId })];
        using var postman = new Postman(servers.Smtp());
        Assert.IsType<SendResult.Accepted>(await postman.Send(new OutgoingMail(id, mime, from, replyTo), TestContext.Current.CancellationToken));
    }
}
