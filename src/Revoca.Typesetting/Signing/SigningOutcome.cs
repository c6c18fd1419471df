namespace Revoca.Typesetting.Signing;

/// <summary>What came of signing; a caller decides whether an unsigned letter may leave.</summary>
public abstract record SigningOutcome;

/// <summary>The signed file; StampedAt is the authority's time, or null when none was asked.</summary>
public sealed record Signed(byte[] Bytes, DateTimeOffset? StampedAt) : SigningOutcome;

/// <summary>The certificate cannot sign now.</summary>
public sealed record CertificateUnusable(CertificateTrouble Trouble) : SigningOutcome;

/// <summary>The authority gave no usable time-stamp; nothing was signed. Detail is for staff.</summary>
public sealed record TimeStampRefused(string Detail) : SigningOutcome;

public enum CertificateTrouble
{
    NoPrivateKey,
    NotYetValid,
    Expired,

    /// <summary>The certificate's key usage leaves out signing.</summary>
    NotForSigning,
}
