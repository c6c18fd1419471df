namespace Revoca.Domain.Evidence.Fingerprints;

/// <summary>One fingerprint of an own case in the index. <paramref name="Key"/> is opaque: the index knows nothing of cases.</summary>
/// <param name="Quality">0 to 100; below 50 an entry is kept but never matches.</param>
public readonly record struct FingerprintEntry(Guid Key, PdqHash Hash, int Quality);

/// <summary>A hit: which entry, how many bits apart, and what that means.</summary>
public readonly record struct FingerprintMatch(FingerprintEntry Entry, int Distance, MatchBand Band);
