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

/// <summary>One IMAP mailbox: fetches what is new, waits for news, looks up what was archived. TLS or nothing.</summary>
public sealed class Mailbox(ImapOptions options)
{
    // Servers may drop an idle connection after 30 minutes (RFC 2177).
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(28);

    public string Name => options.Name;

    public async Task<IReadOnlyList<FetchedMail>> Fetch(MailboxPosition from, int most, CancellationToken cancellation)
    {
        using var client = new ImapClient();
        var folder = await Open(client, cancellation);
        var last = folder.UidValidity == from.UidValidity ? from.LastUid : 0;
        var fetched = new List<FetchedMail>();
        foreach (var uid in (await Newer(folder, last, cancellation)).Take(most))
        {
            var size = (await folder.FetchAsync([uid], MessageSummaryItems.Size | MessageSummaryItems.UniqueId, cancellation)).FirstOrDefault()?.Size;
            if (size is null)
                continue;
            var raw = size > MailPreCheck.LargestMessage ? null : await Raw(folder, uid, cancellation);
            fetched.Add(new FetchedMail(new MailboxPosition(folder.UidValidity, uid.Id), raw));
        }

        await client.DisconnectAsync(quit: true, cancellation);
        return fetched;
    }

    /// <summary>Returns when something changed in the mailbox, or the time is over. Servers that cannot push are simply waited for.</summary>
    public async Task WaitForNews(TimeSpan longest, CancellationToken cancellation)
    {
        using var client = new ImapClient();
        var folder = await Open(client, cancellation);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        done.CancelAfter(longest < LongestIdle ? longest : LongestIdle);
        folder.CountChanged += (_, _) => done.Cancel();
        if (client.Capabilities.HasFlag(ImapCapabilities.Idle))
            await client.IdleAsync(done.Token, cancellation);
        else
            await Task.Delay(TimeSpan.FromSeconds(options.PollSeconds), done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
            await Open(client, authority, cancellation);
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

    private Task<IMailFolder> Open(ImapClient client, CancellationToken cancellation) => Open(client, new PrivateAuthority(options), cancellation);

    private async Task<IMailFolder> Open(ImapClient client, PrivateAuthority authority, CancellationToken cancellation)
    {
        client.Timeout = options.TimeoutSeconds * 1000;
        client.CheckCertificateRevocation = false;
        client.ServerCertificateValidationCallback = authority.Trusts;
        await client.ConnectAsync(options.Host, options.Port, options.Tls == MailTls.Implicit ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls, cancellation);
        // A mailbox without user or password does not pass MailOptions.Faults.
        var (user, password) = (options.User ?? "", options.Password ?? "");
        if (options.OAuth2)
            await client.AuthenticateAsync(new SaslMechanismOAuth2(user, password), cancellation);
        else
            await client.AuthenticateAsync(user, password, cancellation);
        var folder = options.Folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? client.Inbox : await client.GetFolderAsync(options.Folder, cancellation);
        if (folder is null)
            throw new FolderNotFoundException(options.Folder);
        await folder.OpenAsync(FolderAccess.ReadOnly, cancellation);
        return folder;
    }

    private static async Task<IEnumerable<UniqueId>> Newer(IMailFolder folder, uint last, CancellationToken cancellation)
    {
        var range = new UniqueIdRange(new UniqueId(last + 1), UniqueId.MaxValue);
        var found = await folder.SearchAsync(SearchQuery.Uids(range), cancellation);
        // "n:*" always names the last message, also when it is older than n.
        return found.Where(uid => uid.Id > last).OrderBy(uid => uid.Id);
    }

    private static async Task<byte[]> Raw(IMailFolder folder, UniqueId uid, CancellationToken cancellation)
    {
        await using var stream = await folder.GetStreamAsync(uid, cancellation);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
