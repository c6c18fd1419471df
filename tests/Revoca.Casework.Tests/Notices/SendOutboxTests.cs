using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Mail;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Tests.Notices;

public sealed class SendOutboxTests
{
    [Fact]
    public async Task After_a_crash_in_the_middle_the_same_bytes_go_to_the_same_file()
    {
        var crash = new CrashAfterHandOver();
        await using var work = await TestCasework.Start(services => services.AddSingleton<IMailTransport>(crash));
        crash.Inner = new PickUpFolder(work.PickUp);
        var opened = await SentNotices.Queued(work);
        await Assert.ThrowsAsync<InvalidOperationException>(() => work.Get<SendOutbox>().Run());
        var first = Assert.Single(Directory.GetFiles(work.PickUp, "*.eml"));
        var bytes = await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken);
        Assert.Single((await SentNotices.Show(work, opened)).Notices, notice => notice.Delivery == Delivery.Sending);
        crash.Crashes = false;
        work.Clock.Advance(TimeSpan.FromMinutes(11));
        await SendAll(work);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken));
        await using var db = work.Db();
        Assert.Equal(await db.Outbox.CountAsync(TestContext.Current.CancellationToken), Directory.GetFiles(work.PickUp, "*.eml").Length);
        Assert.DoesNotContain((await SentNotices.Show(work, opened)).Notices, notice => notice.Delivery is Delivery.Sending or Delivery.Uncertain);
    }

    [Fact]
    public async Task A_letter_not_taken_for_four_hours_becomes_one_task_and_expires_after_two_days()
    {
        await using var work = await TestCasework.Start(services => services.AddSingleton<IMailTransport>(new Always(new SendResult.RefusedForNow(451, "later"))));
        var opened = await SentNotices.Queued(work);
        for (var minutes = 0; minutes < 60 * 54; minutes += 30)
        {
            await SendAll(work);
            if (minutes < 60 * 3)
                Assert.DoesNotContain((await SentNotices.Show(work, opened)).Tasks, task => task.Kind == CaseTaskKind.SendingStuck);
            work.Clock.Advance(TimeSpan.FromMinutes(30));
        }

        var view = await SentNotices.Show(work, opened);
        var mails = view.Notices.Where(notice => notice.Route == Route.Mail && notice.MessageId.Length > 0).ToList();
        Assert.NotEmpty(mails);
        Assert.All(mails, notice => Assert.Equal(Delivery.Expired, notice.Delivery));
        Assert.Equal(mails.Count, view.Tasks.Count(task => task.Kind == CaseTaskKind.SendingStuck));
    }

    [Fact]
    public async Task A_letter_refused_for_good_is_bounced_at_once_starts_nothing_and_asks_for_another_channel()
    {
        await using var work = await TestCasework.Start(services => services.AddSingleton<IMailTransport>(new Always(new SendResult.RefusedPermanently(550, "no such user"))));
        var opened = await SentNotices.Queued(work);
        await SendAll(work);
        var view = await SentNotices.Show(work, opened);
        var mails = view.Notices.Where(notice => notice.Route == Route.Mail && notice.MessageId.Length > 0).ToList();
        Assert.NotEmpty(mails);
        Assert.All(mails, notice => Assert.Equal((Delivery.Bounced, ReceiptProof.None), (notice.Delivery, notice.Proof)));
        Assert.All(mails, notice => Assert.Single(view.Tasks, task => task.Kind == CaseTaskKind.FindChannel && task.Subject == $"#{notice.Number}"));
        work.Clock.Advance(TimeSpan.FromDays(3));
        Assert.False(await work.Get<SendOutbox>().Run());
    }

    [Fact]
    public void A_domain_that_refused_five_times_is_left_alone_for_a_quarter_of_an_hour()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var pace = new SendingPace(new MailOptions { Smtp = new SmtpOptions(), MostPerMinute = 60 }, clock);
        Assert.Null(pace.WaitFor("a@host.example"));
        for (var i = 0; i < 5; i++)
            pace.Note("a@host.example", new SendResult.RefusedForNow(451, "later"));
        Assert.Equal(clock.GetUtcNow().AddMinutes(15), pace.WaitFor("b@HOST.example"));
        Assert.Null(pace.WaitFor("a@other.example"));
        clock.Advance(TimeSpan.FromMinutes(15));
        pace.Note("a@host.example", new SendResult.Accepted("250 ok", AcceptedBy.OwnRelay, true));
        Assert.Equal(clock.GetUtcNow().AddSeconds(1), pace.WaitFor("a@host.example"));
    }

    private static async Task SendAll(TestCasework work)
    {
        while (await work.Get<SendOutbox>().Run())
        {
        }
    }

    private sealed class Always(SendResult result) : IMailTransport
    {
        public Task<SendResult> Send(OutgoingMail mail, CancellationToken cancellation) => Task.FromResult(result);
    }

    /// <summary>Dies after the letter has left and before anybody could note it, like a process that is killed there.</summary>
    private sealed class CrashAfterHandOver : IMailTransport
    {
        public bool Crashes { get; set; } = true;

        public IMailTransport? Inner { get; set; }

        public async Task<SendResult> Send(OutgoingMail mail, CancellationToken cancellation)
        {
            var result = await (Inner ?? throw new InvalidOperationException("No transport.")).Send(mail, cancellation);
            return Crashes ? throw new InvalidOperationException("killed") : result;
        }
    }
}
