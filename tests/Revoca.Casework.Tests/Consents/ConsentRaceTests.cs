using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Consents;
using Revoca.Casework.HerSide;
using Revoca.Casework.Mail;
using Revoca.Casework.Notices;
using Revoca.Domain.Consents;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Consents;

/// <summary>She takes her yes back while letters leave: each is provably not sent, or she is told that it left.</summary>
public sealed class ConsentRaceTests
{
    private const string Links = "https://civitai.com/models/1\nhttps://gofile.io/d/AbCd12";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_meets_whatever_every_letter_is_stopped_or_listed_as_left()
    {
        var server = new Server();
        await using var work = await TestCasework.Start(services => services.AddSingleton<IMailTransport>(server));
        var (rounds, left, stopped) = (0, 0, 0);
        foreach (var moment in Enum.GetValues<Moment>())
        {
            foreach (var answer in Enum.GetValues<Told>())
            {
                for (var letter = 1; letter <= 2; letter++)
                {
                    var opened = await SentNotices.Queued(work, Links);
                    var row = await RaceAsync(work, opened, server.Prepare(moment, answer, letter));
                    rounds++;
                    left += row.Left;
                    stopped += row.Stopped;
                }
            }
        }

        Assert.True(left > 0 && stopped > 0, $"{left} left and {stopped} stopped: nothing was raced.");
        Figure.Tell($"consent race: {rounds} interleavings, {left} letters left and were listed, {stopped} provably not sent, 0 left unlisted");
    }

    [Fact]
    public async Task A_mandate_taken_back_and_a_stop_meet_letters_on_their_way_out_without_a_fault()
    {
        var server = new Server();
        await using var work = await TestCasework.Start(services => services.AddSingleton<IMailTransport>(server));
        foreach (var byMandate in new[] { true, false })
        {
            var opened = await SentNotices.Queued(work, Links);
            server.Prepare(Moment.Free, Told.Accepted, 1);
            await Task.WhenAll(
                Empty(work), Empty(work),
                Task.Run(() => byMandate ? work.Get<HerMandate>().Revoke(opened.Id, Actor.Person, Stop) : work.Get<HerWishes>().Stop(opened.Id, Stop), Stop));
            var sentThen = server.Sent.Count;
            await Drain(work);
            Assert.Equal(sentThen, server.Sent.Count);
            Assert.All((await SentNotices.Show(work, opened)).Notices.Where(notice => notice.MessageId.Length > 0),
                notice => Assert.Equal(server.Sent.ContainsKey(notice.MessageId), notice.MayHaveLeft));
        }
    }

    private static async Task<(int Left, int Stopped)> RaceAsync(TestCasework work, OpenedCase opened, Server server)
    {
        var consent = (await SentNotices.Show(work, opened)).Authority.Consents.Single(one => one.Towards == Recipient.Host).Id;
        var withdrawing = new TaskCompletionSource<WithdrawnConsent>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Withdraw = async () =>
        {
            try
            {
                withdrawing.TrySetResult(await work.Get<WithdrawConsent>().Run(opened.Id, consent, "", Actor.Person, Stop));
            }
            catch (Exception fault)
            {
                withdrawing.TrySetException(fault);
            }
        };
        var free = server.Moment == Moment.Free ? Task.Run(server.Withdraw, Stop) : Task.CompletedTask;
        await Task.WhenAll(Empty(work), Empty(work), free);
        // Fewer letters than the one it was to meet: she takes it back afterwards.
        if (server.Claim())
            await server.Withdraw();
        var told = await withdrawing.Task.WaitAsync(TimeSpan.FromMinutes(2), Stop);
        await Drain(work);
        var counts = (Left: 0, Stopped: 0);
        var notices = (await SentNotices.Show(work, opened)).Notices.Where(notice => notice.MessageId.Length > 0 && notice.Towards == Recipient.Host).ToList();
        Assert.NotEmpty(notices);
        foreach (var notice in notices)
        {
            if (server.Sent.ContainsKey(notice.MessageId))
            {
                Assert.Contains(notice.Id, told.AlreadyLeft);
                counts.Left++;
                continue;
            }

            // Perhaps listed as "may have left" by mistake, but never the other way round; and it will not leave any more.
            Assert.True(notice.Delivery is Delivery.Withdrawn or Delivery.Uncertain, $"{notice.Delivery} after the consent was taken back.");
            counts.Stopped++;
        }

        return counts;
    }

    // As the worker does: what it cannot save now it takes up again when the lease is over.
    private static async Task Empty(TestCasework work)
    {
        for (var more = true; more;)
        {
            try
            {
                more = await work.Get<SendOutbox>().Run(Stop);
            }
            catch (DbUpdateConcurrencyException)
            {
                more = true;
            }
        }
    }

    private static async Task Drain(TestCasework work)
    {
        for (var i = 0; i < 4; i++)
        {
            work.Clock.Advance(TimeSpan.FromMinutes(31));
            await Empty(work);
        }
    }

    /// <summary>When she takes it back, seen from the mail server.</summary>
    private enum Moment
    {
        /// <summary>At any time, on a thread of its own.</summary>
        Free,

        /// <summary>It is done before the server has the first byte.</summary>
        BeforeTheServer,

        /// <summary>It runs while the server takes the letter.</summary>
        Meanwhile,

        /// <summary>The server has the letter, and nobody here knows yet.</summary>
        AfterTheServer,
    }

    /// <summary>What the server says to the letter it meets.</summary>
    private enum Told
    {
        Accepted,
        Later,
        CutOff,
    }

    private sealed class Server : IMailTransport
    {
        private Told answer;
        private int meets;
        private int seen;
        private int claimed;

        public Moment Moment { get; private set; }

        public Func<Task> Withdraw { get; set; } = () => Task.CompletedTask;

        public ConcurrentDictionary<string, bool> Sent { get; } = new(StringComparer.Ordinal);

        public Server Prepare(Moment moment, Told told, int letter)
        {
            (Moment, answer, meets, seen, claimed) = (moment, told, letter, 0, moment == Moment.Free ? 1 : 0);
            return this;
        }

        /// <summary>True for the first who asks: it is taken back once.</summary>
        public bool Claim() => Interlocked.Exchange(ref claimed, 1) == 0;

        public async Task<SendResult> Send(OutgoingMail mail, CancellationToken cancellation)
        {
            var hit = Interlocked.Increment(ref seen) == meets && Claim();
            var met = hit || (Moment == Moment.Free && seen <= meets);
            if (hit && Moment == Moment.BeforeTheServer)
                await Withdraw();
            var meanwhile = hit && Moment == Moment.Meanwhile ? Task.Run(Withdraw, cancellation) : Task.CompletedTask;
            if (met && answer == Told.Later)
            {
                await (hit && Moment == Moment.AfterTheServer ? Withdraw() : meanwhile);
                return new SendResult.RefusedForNow(451, "later");
            }

            Sent[mail.MessageId] = true;
            if (hit && Moment == Moment.AfterTheServer)
                await Withdraw();
            await meanwhile;
            return met && answer == Told.CutOff ? new SendResult.Uncertain("the line broke") : new SendResult.Accepted("250 ok", AcceptedBy.OwnRelay, false);
        }
    }
}
