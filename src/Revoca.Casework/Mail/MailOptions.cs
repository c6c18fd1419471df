using System.Net.Mail;
using Revoca.Casework.Mail.Tokens;

namespace Revoca.Casework.Mail;

/// <summary>How mail leaves and comes in. Without an SMTP host, mail is written to the pick-up folder and nothing leaves the machine.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The address letters come from; replies go to it with a secret added after a plus sign.</summary>
    public string Address { get; set; } = "takedown@revoca.test";

    public string SenderName { get; set; } = "";

    /// <summary>A sender's address that says nothing of the organisation: the only one a message to the depicted person leaves from. Without it none does.</summary>
    public string? NeutralAddress { get; set; }

    /// <summary>A mailbox of our own that gets a hidden copy of each letter, so that a crash never sends one twice.</summary>
    public string? ArchiveAddress { get; set; }

    /// <summary>Hours an archive copy stays after its letter is settled, 1 to 720.</summary>
    public int ArchiveKeepHours { get; set; } = 1;

    /// <summary>Days a message stays on the server after it was dealt with, 1 to 3650; 0 leaves everything there.</summary>
    public int KeepOnServerDays { get; set; } = 30;

    /// <summary>Relative paths are relative to the data folder.</summary>
    public string PickUpFolder { get; set; } = "pick-up";

    public SmtpOptions? Smtp { get; set; }

    /// <summary>Letters to one recipient domain in a minute, 1 to 6000; others wait their turn.</summary>
    public int MostPerMinute { get; set; } = 30;

    public DkimOptions? Dkim { get; set; }

    /// <summary>Each mailbox that answers are read from.</summary>
    public IList<ImapOptions> Mailboxes { get; set; } = [];

    /// <summary>Everything wrong with these settings, in plain English for the start-up log; empty when they can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (!IsAddress(Address))
            faults.Add("Mail:Address is not an e-mail address.");
        else if (Address.Contains('+', StringComparison.Ordinal) || Address.IndexOf('@', StringComparison.Ordinal) > 24)
            faults.Add("Mail:Address must have no plus sign and at most 24 characters before the @: the secret is added there.");
        if (NeutralAddress is not null && !IsAddress(NeutralAddress))
            faults.Add("Mail:NeutralAddress is not an e-mail address.");
        if (ArchiveAddress is not null && !IsAddress(ArchiveAddress))
            faults.Add("Mail:ArchiveAddress is not an e-mail address.");
        if (Smtp is null && string.IsNullOrWhiteSpace(PickUpFolder))
            faults.Add("Mail: set Mail:Smtp:Host or Mail:PickUpFolder.");
        if (MostPerMinute is < 1 or > 6000)
            faults.Add("Mail:MostPerMinute must be between 1 and 6000.");
        if (ArchiveKeepHours is < 1 or > 720)
            faults.Add("Mail:ArchiveKeepHours must be between 1 and 720.");
        if (KeepOnServerDays is < 0 or > 3650)
            faults.Add("Mail:KeepOnServerDays must be between 0 and 3650.");
        faults.AddRange(Smtp?.Faults("Mail:Smtp") ?? []);
        faults.AddRange(Mailboxes.SelectMany((mailbox, index) => mailbox.Faults($"Mail:Mailboxes:{index}")));
        if (Mailboxes.Select(mailbox => mailbox.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() != Mailboxes.Count)
            faults.Add("Mail:Mailboxes: two mailboxes have the same name.");
        if (Dkim is not null && (string.IsNullOrWhiteSpace(Dkim.Domain) || string.IsNullOrWhiteSpace(Dkim.Selector) || !File.Exists(Dkim.KeyFile)))
            faults.Add("Mail:Dkim needs a domain, a selector and an existing key file.");
        return faults;
    }

    internal static bool IsAddress(string? text) =>
        text is { Length: > 2 and <= 254 } && text.All(c => c is > ' ' and < '\u007f' and not ('<' or '>' or '"'))
        && MailAddress.TryCreate(text, out var address) && address.Address == text;
}

/// <summary>Encrypted from the first byte, or STARTTLS demanded. There is no third mode: never in clear.</summary>
public enum MailTls
{
    Implicit,
    StartTls,
}

/// <summary>What an SMTP and an IMAP server have in common.</summary>
public abstract class MailServerOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; }

    public MailTls Tls { get; set; } = MailTls.Implicit;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>True when <see cref="Password"/> is an OAuth2 access token, or with <see cref="Token"/> a refresh token.</summary>
    public bool OAuth2 { get; set; }

    /// <summary>Where access tokens come from; without it <see cref="Password"/> is used as one until it ends.</summary>
    public TokenSource? Token { get; set; }

    /// <summary>Told the old and the new refresh token when the provider gives another one.</summary>
    internal Func<string, string, Task>? RefreshTokenChanged { get; set; }

    /// <summary>One for all connections of this account; null where the password is what is said to the server.</summary>
    internal AccessTokens? Tokens => field ??= OAuth2 && Token is { } source ? new AccessTokens(this, source) : null;

    /// <summary>A PEM file with the only authorities to be trusted for this server; without it the machine's are used.</summary>
    public string? PrivateAuthorities { get; set; }

    /// <summary>The same as text, as staff paste it on the desk; it goes before the file.</summary>
    public string? AuthoritiesPem { get; set; }

    /// <summary>Seconds one network step may take, 1 to 600.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    public virtual IEnumerable<string> Faults(string section)
    {
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            yield return $"{section}:Host is not a host name.";
        if (Port is < 1 or > 65535)
            yield return $"{section}:Port must be between 1 and 65535.";
        if (TimeoutSeconds is < 1 or > 600)
            yield return $"{section}:TimeoutSeconds must be between 1 and 600.";
        if (!Enum.IsDefined(Tls))
            yield return $"{section}:Tls is Implicit or StartTls.";
        if (User is not null && Password is null)
            yield return $"{section}: a user without a password.";
        if (Token is not null && (!OAuth2 || !TokenSource.IsEndpoint(Token.Endpoint) || Token.ClientId.Length == 0))
            yield return $"{section}:Token needs OAuth2, an https address as Endpoint, and a ClientId.";
        if (PrivateAuthorities is not null && !File.Exists(PrivateAuthorities))
            yield return $"{section}:PrivateAuthorities: there is no such file.";
    }
}

public sealed class SmtpOptions : MailServerOptions
{
    public SmtpOptions() => Port = 465;

    /// <summary>True when this is the hosts' own server rather than our relay, as in a test network: then acceptance proves receipt.</summary>
    public bool IsHostServer { get; set; }
}

public sealed class ImapOptions : MailServerOptions
{
    public ImapOptions() => Port = 993;

    /// <summary>A short name that stays the same when the host changes; the reading position is kept under it.</summary>
    public string Name { get; set; } = "";

    public string Folder { get; set; } = "INBOX";

    /// <summary>True for the mailbox behind ArchiveAddress: looked into before a resend, never read for answers.</summary>
    public bool IsArchive { get; set; }

    /// <summary>The authserv-id our own receiving server writes in Authentication-Results; all others are ignored.</summary>
    public string? AuthenticationServer { get; set; }

    /// <summary>Seconds between two looks where the server cannot push, 5 to 3600.</summary>
    public int PollSeconds { get; set; } = 60;

    public override IEnumerable<string> Faults(string section)
    {
        foreach (var fault in base.Faults(section))
            yield return fault;
        if (Name.Length is 0 or > 40)
            yield return $"{section}:Name must have 1 to 40 characters.";
        if (User is null)
            yield return $"{section}: a mailbox needs a user.";
        if (PollSeconds is < 5 or > 3600)
            yield return $"{section}:PollSeconds must be between 5 and 3600.";
    }
}

/// <summary>Signs what leaves, when set. The key is an RSA private key in PEM.</summary>
public sealed class DkimOptions
{
    public string Domain { get; set; } = "";

    public string Selector { get; set; } = "";

    public string KeyFile { get; set; } = "";
}
