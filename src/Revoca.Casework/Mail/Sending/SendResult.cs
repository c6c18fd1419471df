namespace Revoca.Casework.Mail;

/// <summary>What became of one try to send. A closed family: nothing outside this file can add a case.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The server took responsibility. Acceptance by our own relay only presumes delivery; the host's own server proves receipt.</summary>
    public sealed record Accepted(string ReplyLine, AcceptedBy By, bool Archived) : SendResult;

    /// <summary>A 5xx about the recipient or the message: the same bytes will never be taken.</summary>
    public sealed record RefusedPermanently(int Code, string Text) : SendResult;

    /// <summary>A 4xx: try again later.</summary>
    public sealed record RefusedForNow(int Code, string Text) : SendResult;

    /// <summary>Nothing was handed over, for a reason on our side or on the way. Try again later; a person may have to mend the settings.</summary>
    public sealed record NotReached(MailTrouble Hint, string Detail) : SendResult;

    /// <summary>The connection was lost after the whole message was given: it may have left. Look into the archive before sending it again.</summary>
    public sealed record Uncertain(string Detail) : SendResult;
}

/// <summary>Who said yes. Stored as text.</summary>
public enum AcceptedBy
{
    OwnRelay,
    HostServer,
    PickUpFolder,
}

/// <summary>Why a mail server could not be used; each has a sentence with advice in every language of the desk.</summary>
public enum MailTrouble
{
    NameNotFound,
    ConnectionRefused,
    TimedOut,
    ConnectionLost,
    TlsNotOffered,
    TlsFailed,
    CertificateNotTrusted,
    CertificateForAnotherName,
    CertificateExpired,
    SignInRefused,
    SignInNotOffered,
    TokenRefused,
    TokenServerNotReached,
    SenderRefused,
    RelayingRefused,
    FolderNotWritable,
    FolderNotFound,
    ArchiveRefused,
    NotSetUp,
    Other,
}
