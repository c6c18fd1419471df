using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.HerSide;
using Revoca.Casework.Mail;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;

namespace Revoca.Casework.Tests.HerSide;

/// <summary>One sentence to her: the same bytes at every try, within her hours and rules only, and never twice.</summary>
public sealed class SendHerMailTests : IAsyncLifetime
{
    private static readonly SafeContact Rules = new()
    {
        Channel = ContactChannel.Mail,
        Address = "her@mail.example",
        SenderName = "Anna",
        MayLeaveMessage = true,
        From = new TimeOnly(8, 0),
        Until = new TimeOnly(22, 0),
        ReviewedOn = new DateOnly(2026, 11, 20),
    };

    private readonly Scripted server = new();
    private TestCasework work = null!; // Set before each test.
    private CaseId id;

    public async ValueTask InitializeAsync()
    {
        work = await TestCasework.Start(services => services.AddSingleton(new MailOptions { NeutralAddress = "notes@paper.example", ArchiveAddress = "archive@helpline.test" }).AddSingleton<IMailTransport>(server));
        id = (await work.Get<OpenCase>().Run(new CaseOpening(), TestCasework.Ada)).Id;
        await work.Get<ShowSettings>().Agree(id, Rules, TestCasework.Ada);
    }

    public async ValueTask DisposeAsync() => await work.DisposeAsync();

    [Fact]
    public async Task A_busy_server_gets_the_same_bytes_again_and_no_archive_gets_a_copy()
    {
        server.Results.Enqueue(new SendResult.RefusedForNow(451, "later"));
        await Tell();
        Assert.Empty(await Happened());
        work.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await work.Get<SendHerMail>().Run(TestContext.Current.CancellationToken));
        Assert.Equal(2, server.Sent.Count);
        Assert.Equal(server.Sent[0].Mime.ToArray(), server.Sent[1].Mime.ToArray());
        Assert.All(server.Sent, mail => Assert.Null(mail.ArchiveRecipient));
        Assert.Equal([CaseEventKind.PersonTold], await Happened());
        Assert.False(await work.Get<SendHerMail>().Run(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Her_rules_are_asked_again_when_it_is_handed_over()
    {
        server.Results.Enqueue(new SendResult.RefusedForNow(451, "later"));
        await Tell();
        await work.Get<ShowSettings>().Agree(id, Rules with { SenderName = "Maria" }, TestCasework.Ada);
        work.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await work.Get<SendHerMail>().Run(TestContext.Current.CancellationToken));
        Assert.Single(server.Sent);
        Assert.Equal([CaseEventKind.PersonNotTold], await Happened());
        Assert.Equal(HerMailState.Stopped, (await Row()).State);
    }

    [Fact]
    public async Task What_was_cut_off_after_it_was_handed_over_is_never_sent_again()
    {
        server.Results.Enqueue(new SendResult.Uncertain("cut off"));
        await Tell();
        server.Crashes = true;
        await Assert.ThrowsAsync<InvalidOperationException>(Tell);
        server.Crashes = false;
        for (var hours = 0; hours < 6; hours++)
        {
            work.Clock.Advance(TimeSpan.FromHours(1));
            while (await work.Get<SendHerMail>().Run(TestContext.Current.CancellationToken))
            {
            }
        }

        Assert.Equal(2, server.Sent.Count);
        Assert.Equal([CaseEventKind.PersonTold, CaseEventKind.PersonTold], await Happened());
        await using var db = work.Db();
        Assert.All(await db.HerMail.ToListAsync(TestContext.Current.CancellationToken), mail => Assert.Equal((HerMailState.MayHaveLeft, ""), (mail.State, mail.Recipient)));
    }

    [Fact]
    public async Task A_server_that_takes_it_from_nobody_for_four_hours_ends_it_and_the_history_says_so()
    {
        for (var i = 0; i < 100; i++)
            server.Results.Enqueue(new SendResult.NotReached(MailTrouble.TimedOut, "no answer"));
        await Tell();
        for (var minutes = 0; minutes < 300; minutes += 10)
        {
            work.Clock.Advance(TimeSpan.FromMinutes(10));
            await work.Get<SendHerMail>().Run(TestContext.Current.CancellationToken);
        }

        Assert.Equal([CaseEventKind.PersonNotTold], await Happened());
        Assert.Equal(HerMailState.NotSent, (await Row()).State);
    }

    private async Task Tell() => Assert.Equal(ContactAnswer.MayLeave, await work.Get<TellHer>().Run(id, NeutralMessage.News, TestCasework.Ada, TestContext.Current.CancellationToken));

    private async Task<List<CaseEventKind>> Happened()
    {
        await using var db = work.Db();
        return await db.Events.Where(x => x.CaseId == id && (x.Kind == CaseEventKind.PersonTold || x.Kind == CaseEventKind.PersonNotTold)).Select(x => x.Kind).ToListAsync(TestContext.Current.CancellationToken);
    }

    private async Task<HerMail> Row()
    {
        await using var db = work.Db();
        return await db.HerMail.SingleAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Scripted : IMailTransport
    {
        public Queue<SendResult> Results { get; } = new();

        public List<OutgoingMail> Sent { get; } = [];

        public bool Crashes { get; set; }

        public Task<SendResult> Send(OutgoingMail mail, CancellationToken cancellation)
        {
            Sent.Add(mail);
            if (Crashes)
                throw new InvalidOperationException("killed");
            return Task.FromResult(Results.TryDequeue(out var result) ? result : new SendResult.Accepted("250 ok", AcceptedBy.OwnRelay, Archived: false));
        }
    }
}
