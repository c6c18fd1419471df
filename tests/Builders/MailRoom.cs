using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Casework.Mail.Inbox;
using Revoca.Casework.Replies;
using Revoca.Casework.Storage;
using Revoca.Domain.Notices;

namespace Revoca.Builders;

/// <summary>Brings mail into an installation as if a mailbox had given it, and has it read.</summary>
public sealed class MailRoom(IServiceProvider services)
{
    public const string Mailbox = "inbox";
    private uint uid;

    /// <summary>Where people answer to, and where machines report to.</summary>
    public async Task<(string ReplyTo, string Envelope)> AddressesOf(Notice notice)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
        var sender = (await db.Outbox.AsNoTracking().SingleAsync(x => x.NoticeId == notice.Id)).Sender;
        return (sender.Replace("+b-", "+r-", StringComparison.Ordinal), sender);
    }

    /// <summary>A host's answer that is matched safely.</summary>
    public async Task Answer(Notice notice, string text, string subject = "Re: your request") =>
        await Receive($"From: Desk <desk@{DomainOf(notice)}>\r\nTo: {(await AddressesOf(notice)).ReplyTo}\r\nSubject: {subject}\r\n\r\n{text}\r\n");

    /// <summary>A report of a machine that the letter could not be delivered.</summary>
    public async Task Bounce(Notice notice) =>
        await Receive($"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.relay.example\r\nTo: {(await AddressesOf(notice)).Envelope}\r\nSubject: failure notice\r\n\r\n<{notice.Address}>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n");

    public async Task Receive(string mail)
    {
        await Store(Encoding.UTF8.GetBytes(mail));
        while (await services.GetRequiredService<ReceiveReply>().Run())
        {
        }
    }

    public Task Store(byte[] mail) =>
        services.GetRequiredService<CollectMail>().Store(Mailbox, new FetchedMail(new MailboxPosition(7, ++uid), mail), CancellationToken.None);

    public static string DomainOf(Notice notice) => notice.Address[(notice.Address.IndexOf('@', StringComparison.Ordinal) + 1)..];
}
