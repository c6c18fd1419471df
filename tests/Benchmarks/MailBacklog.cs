using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Builders.Servers;
using Revoca.Casework.Mail;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Notices;
using Revoca.Casework.Replies;
using Revoca.Domain.Notices;

namespace Revoca.Benchmarks;

/// <summary>The whole way of mail through a real relay and a real mailbox: gate, audit, sealing and database with each letter. REVOCA_LONG=1: 10,000 letters.</summary>
internal static class MailBacklog
{
    private const int Hosts = 100;
    private const int InACase = 25;
    private const int MostRead = 200;
    private const int Answers = 100;
    private static readonly int Backlog = Environment.GetEnvironmentVariable("REVOCA_LONG") == "1" ? 10_000 : 1_000;

    public static async Task Run()
    {
        await using var servers = await LoopbackMail.Start(["helpline.test", .. Enumerable.Range(1, Hosts).Select(number => $"h{number}.test")]);
        using var reader = new ChildMailReader(["dotnet", Path.Combine(AppContext.BaseDirectory, "Revoca.Web.dll")]);
        await using var work = await TestCasework.Start(services => services
            .AddSingleton<TimeProvider>(TimeProvider.System).AddSingleton<IMailReader>(reader).AddSingleton(InventedHosts.Directory(Hosts)));
        var mail = work.Options.Mail;
        // The pace of 30 letters a minute to each domain stays as it is when nothing is set.
        (mail.Address, mail.ArchiveAddress, mail.Smtp) = ("takedown@helpline.test", "archive@helpline.test", servers.Smtp());
        mail.Mailboxes.Add(servers.Imap("takedown@helpline.test"));
        var watch = Stopwatch.StartNew();
        for (var queued = 0; queued < Backlog; queued += InACase)
            await SentNotices.Queued(work, Links(queued % Hosts));
        Console.WriteLine($"{Backlog:N0} letters written, approved and queued: {watch.Elapsed.TotalSeconds:0} s");
        await Send(work);
        await Receive(servers, work);
    }

    private static string Links(int from) => string.Join('\n', Enumerable.Range(from + 1, InACase).Select(number => $"https://h{number}.test/watch/1"));

    private static async Task Send(TestCasework work)
    {
        var (watch, done, slowest, part) = (Stopwatch.StartNew(), 0, double.MaxValue, Stopwatch.StartNew());
        while (await Waiting(work) > 0)
        {
            while (await work.Get<SendOutbox>().Run())
            {
                if (++done % 250 != 0)
                    continue;
                slowest = Math.Min(slowest, 250 / part.Elapsed.TotalSeconds);
                part.Restart();
            }

            await Task.Delay(20);
        }

        await work.Get<IMailTransport>().Rest();
        await using var db = work.Db();
        var sent = await db.Notices.CountAsync(x => x.Delivery == Delivery.Sent);
        Console.WriteLine($"outbox: {sent:N0} of {Backlog:N0} letters through gate, audit and exim with a copy to the archive in {watch.Elapsed.TotalSeconds:0} s: {Backlog / watch.Elapsed.TotalSeconds:0.0} a second, in the slowest 250 {slowest:0.0}");
    }

    private static async Task<int> Waiting(TestCasework work)
    {
        await using var db = work.Db();
        return await db.Outbox.CountAsync(x => x.DoneAt == null);
    }

    private static async Task Receive(LoopbackMail servers, TestCasework work)
    {
        await using (var db = work.Db())
        {
            using var postman = new Postman(servers.Smtp());
            var room = new MailRoom(work.Services);
            foreach (var notice in await db.Notices.AsNoTracking().Where(x => x.Delivery == Delivery.Sent).Take(Answers).ToListAsync())
                await postman.Send(await Answer(room, notice), CancellationToken.None);
        }

        // What the relay reports of its own accord comes in as well, and counts.
        await Task.Delay(TimeSpan.FromSeconds(10));
        var watch = Stopwatch.StartNew();
        var read = 0;
        for (var came = 1; came > 0 && read < MostRead;)
        {
            came = await work.Get<CollectMail>().Run();
            while (read < MostRead && await work.Get<ReceiveReply>().Run())
                read++;
        }

        await using var after = work.Db();
        var joined = await after.Replies.CountAsync();
        Console.WriteLine($"inbox: {read:N0} messages fetched from dovecot, sealed, each read by its own process and placed ({joined:N0} joined their letters) in {watch.Elapsed.TotalSeconds:0.0} s: {read / watch.Elapsed.TotalSeconds:0.0} a second");
    }

    private static async Task<OutgoingMail> Answer(MailRoom room, Notice notice)
    {
        var (replyTo, _) = await room.AddressesOf(notice);
        var from = $"desk@{MailRoom.DomainOf(notice)}";
        var id = $"{Guid.NewGuid():N}@{MailRoom.DomainOf(notice)}";
        var mime = new MailRenderer().Render(new MailDraft("Desk", from, replyTo, "Re: your request", "We have removed the content you reported.") { MessageId = id, Date = DateTimeOffset.UnixEpoch, Follows = notice.MessageId });
        return new OutgoingMail(id, mime, from, replyTo);
    }
}
