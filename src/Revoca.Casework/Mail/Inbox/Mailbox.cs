using System.Runtime.CompilerServices;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Revoca.Casework.Mail.Classify;

namespace Revoca.Casework.Mail.Inbox;

/// <summary>Where reading stopped in one mailbox. A changed UIDVALIDITY starts again from the beginning.</summary>
public readonly record struct MailboxPosition(uint UidValidity, uint LastUid);

/// <summary>One message as it lies on the server; raw is null when it is too large to be fetched.</summary>
public sealed record FetchedMail(MailboxPosition Position, byte[]? Raw);

/// <summary>One message that still lies on the server; the Message-ID without angle brackets.</summary>
public sealed record LyingMail(MailboxPosition Position, string MessageId);

/// <summary>One IMAP mailbox: fetches what is new, waits for news, looks up what was archived. TLS or nothing.</summary>
public sealed class Mailbox(ImapOptions options)
{
    // Servers may drop an idle connection after 30 minutes (RFC 2177).
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(28);

    public string Name => options.Name;

    /// <summary>What came after a position, oldest first and one at a time, so that a full mailbox never stands in memory.</summary>
    public async IAsyncEnumerable<FetchedMail> Fetch(MailboxPosition from, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var client = new ImapClient();
        var folder = await Open(client, cancellation);
        foreach (var uid in (await Newer(folder, from, cancellation)).Take(most))
        {
            var size = (await folder.FetchAsync([uid], MessageSummaryItems.Size | MessageSummaryItems.UniqueId, cancellation)).FirstOrDefault()?.Size;
            var position = new MailboxPosition(folder.UidValidity, uid.Id);
            if (size > MailPreCheck.LargestMessage)
                yield return new FetchedMail(position, null);
            else if (size is not null && await Raw(folder, (uid, size.Value), cancellation) is { } raw)
                yield return new FetchedMail(position, raw);
        }

        await client.DisconnectAsync(quit: true, cancellation);
    }

    /// <summary>Returns when something lies behind the position, or the time is over. Servers that cannot push are simply waited for.</summary>
    public async Task WaitForNews(MailboxPosition known, TimeSpan longest, CancellationToken cancellation)
    {
        using var client = new ImapClient();
        var folder = await Open(client, cancellation);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        done.CancelAfter(longest < LongestIdle ? longest : LongestIdle);
        folder.CountChanged += (_, _) => done.Cancel();
        // What came between the last fetch and this moment is pushed to nobody.
        if ((await Newer(folder, known, cancellation)).Count > 0)
            return;
        if (client.Capabilities.HasFlag(ImapCapabilities.Idle))
            await client.IdleAsync(done.Token, cancellation);
        else
            await Task.Delay(Timeout.Infinite, done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Messages the server took in before an instant and numbered above <paramref name="after"/>, with what purging needs to know of each.</summary>
    public async Task<IReadOnlyList<LyingMail>> Older(DateTimeOffset than, uint after, int most, CancellationToken cancellation)
    {
        using var client = new ImapClient();
        var folder = await Open(client, cancellation);
        // BEFORE knows days only, and days of the server's own zone: the exact instant is compared here.
        var found = (await folder.SearchAsync(SearchQuery.DeliveredBefore(than.UtcDateTime.Date.AddDays(2)), cancellation)).Where(uid => uid.Id > after).OrderBy(uid => uid.Id).Take(most).ToList();
        var lying = found.Count == 0 ? [] : await folder.FetchAsync(found, MessageSummaryItems.UniqueId | MessageSummaryItems.InternalDate | MessageSummaryItems.Envelope, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
        return [.. lying.Where(mail => mail.InternalDate < than).Select(mail => new LyingMail(new MailboxPosition(folder.UidValidity, mail.UniqueId.Id), mail.Envelope?.MessageId ?? ""))];
    }

    /// <summary>Takes messages off the server for good; none when it has numbered its messages anew meanwhile.</summary>
    public async Task Remove(IReadOnlyList<MailboxPosition> mails, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mails);
        using var client = new ImapClient();
        var folder = await Open(client, new PrivateAuthority(options), FolderAccess.ReadWrite, cancellation);
        var uids = mails.Where(mail => mail.UidValidity == folder.UidValidity).Select(mail => new UniqueId(mail.LastUid)).ToList();
        if (uids.Count > 0)
        {
            await folder.StoreAsync(uids, new StoreFlagsRequest(StoreAction.Add, MessageFlags.Deleted) { Silent = true }, cancellation);
            await folder.ExpungeAsync(uids, cancellation);
        }

        await client.DisconnectAsync(quit: true, cancellation);
    }

    /// <summary>True when a message with this Message-ID lies in the mailbox: what was archived has left.</summary>
    public async Task<bool> Has(string messageId, CancellationToken cancellation)
    {
        using var client = new ImapClient();
        var folder = await Open(client, cancellation);
        var found = await folder.SearchAsync(SearchQuery.HeaderContains("Message-ID", messageId), cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
        return found.Count > 0;
    }

    /// <summary>Signs in and opens the folder; null when all is well. For the settings page.</summary>
    public async Task<SendResult.NotReached?> Check(CancellationToken cancellation)
    {
        var authority = new PrivateAuthority(options);
        try
        {
            using var client = new ImapClient();
            await Open(client, authority, FolderAccess.ReadOnly, cancellation);
            await client.DisconnectAsync(quit: true, cancellation);
            return null;
        }
        catch (FolderNotFoundException e)
        {
            return new SendResult.NotReached(MailTrouble.FolderNotFound, e.Message);
        }
        catch (Exception e) when (MailTroubles.Of(e, authority.Refused) is not null)
        {
            // The filter has just seen that this is not null.
            return new SendResult.NotReached(MailTroubles.Of(e, authority.Refused)!.Value, e.Message);
        }
    }

    /// <summary>Why this mailbox cannot be used, read out of what was thrown; null when that is no trouble of mail or network.</summary>
    internal static MailTrouble? TroubleOf(Exception exception) => exception switch
    {
        MailboxClosedException closed => closed.Trouble,
        FolderNotFoundException => MailTrouble.FolderNotFound,
        _ => MailTroubles.Of(exception, null),
    };

    // What a certificate is refused for is known only here.
    private async Task<IMailFolder> Open(ImapClient client, CancellationToken cancellation)
    {
        var authority = new PrivateAuthority(options);
        try
        {
            return await Open(client, authority, FolderAccess.ReadOnly, cancellation);
        }
        catch (Exception e) when (authority.Refused is not null && MailTroubles.Of(e, authority.Refused) is { })
        {
            throw new MailboxClosedException(authority.Refused.Value, e);
        }
    }

    private async Task<IMailFolder> Open(ImapClient client, PrivateAuthority authority, FolderAccess mode, CancellationToken cancellation)
    {
        client.Timeout = options.TimeoutSeconds * 1000;
        client.CheckCertificateRevocation = false;
        client.ServerCertificateValidationCallback = authority.Trusts;
        await client.ConnectAsync(options.Host, options.Port, options.Tls == MailTls.Implicit ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls, cancellation);
        // A mailbox without user or password does not pass MailOptions.Faults.
        var (user, password) = (options.User ?? "", options.Password ?? "");
        if (options.Tokens is { } tokens)
            await tokens.SignIn(client, user, cancellation);
        else if (options.OAuth2)
            await client.AuthenticateAsync(new SaslMechanismOAuth2(user, password), cancellation);
        else
            await client.AuthenticateAsync(user, password, cancellation);
        var folder = options.Folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? client.Inbox : await client.GetFolderAsync(options.Folder, cancellation);
        if (folder is null)
            throw new FolderNotFoundException(options.Folder);
        await folder.OpenAsync(mode, cancellation);
        return folder;
    }

    private static async Task<IReadOnlyList<UniqueId>> Newer(IMailFolder folder, MailboxPosition from, CancellationToken cancellation)
    {
        var last = folder.UidValidity == from.UidValidity ? from.LastUid : 0;
        var range = new UniqueIdRange(new UniqueId(last + 1), UniqueId.MaxValue);
        var found = await folder.SearchAsync(SearchQuery.Uids(range), cancellation);
        // "n:*" always names the last message, also when it is older than n.
        return [.. found.Where(uid => uid.Id > last).OrderBy(uid => uid.Id)];
    }

    // Null: somebody else has removed it in this moment.
    private static async Task<byte[]?> Raw(IMailFolder folder, (UniqueId Uid, uint Size) mail, CancellationToken cancellation)
    {
        try
        {
            await using var stream = await folder.GetStreamAsync(mail.Uid, cancellation);
            // The server has said how large it is: then nothing is copied twice.
            using var bytes = new MemoryStream((int)mail.Size);
            await stream.CopyToAsync(bytes, cancellation);
            return bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
        }
        catch (MessageNotFoundException)
        {
            return null;
        }
    }
}
