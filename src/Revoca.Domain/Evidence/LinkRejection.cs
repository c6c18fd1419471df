namespace Revoca.Domain.Evidence;

/// <summary>Why something that looks like a link cannot become an item.</summary>
public enum LinkRejection
{
    /// <summary>ftp, javascript, data and every other scheme but http and https.</summary>
    NotWeb,
    NoHost,
    /// <summary>A name or password before the host: it may be a secret, and it hides the real host.</summary>
    UserInfo,
    /// <summary>A backslash in the host part: browsers and servers disagree on where it leads.</summary>
    Backslash,
    /// <summary>A control, bidi or zero-width character inside the host.</summary>
    HiddenCharacter,
    BadHost,
    HostWithoutDot,
    /// <summary>Loopback, private or reserved addresses and names: nobody outside can act on them.</summary>
    NotPublic,
    BadPort,
    /// <summary>Longer than <see cref="ContentUrl.MaxLength"/> characters.</summary>
    TooLong,
}
