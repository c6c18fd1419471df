using Revoca.Domain.Evidence.Fingerprints;

namespace Revoca.Domain.Evidence.HashLists;

/// <summary>Why a fingerprint is on a list.</summary>
public enum HashListReason
{
    /// <summary>An authentic intimate image shared without consent: <c>ncii</c>.</summary>
    Ncii,

    /// <summary>A digital forgery: <c>synthetic-ncii</c>.</summary>
    SyntheticNcii,
}

/// <summary>What may be put on a list, with the facts that decide whether it is.</summary>
/// <param name="Id">Opaque and stable; the same row keeps it when withdrawn.</param>
/// <param name="Variant"><c>full</c>, <c>n512</c> or <c>trim</c>.</param>
/// <param name="CaseRef">Opaque: made for the list, never the case's own reference.</param>
/// <param name="Verified">A person has confirmed that this is the picture.</param>
/// <param name="MinorFlag">True when anyone may have been under 18: stops the whole list.</param>
/// <param name="Withdrawn">True keeps the row as a tombstone, so that receivers take it out.</param>
public sealed record HashListCandidate(
    string Id, PdqHash Hash, int Quality, string Variant, DateOnly Added, HashListReason Reason, string CaseRef, bool Verified, bool MinorFlag, bool Withdrawn);
