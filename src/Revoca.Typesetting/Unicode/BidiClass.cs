namespace Revoca.Typesetting.Unicode;

/// <summary>Bidi_Class of UAX #9.</summary>
internal enum BidiClass
{
    L, R, AL, AN, EN, ES, ET, CS, NSM, BN, B, S, WS, ON, LRE, LRO, RLE, RLO, PDF, LRI, RLI, FSI, PDI,
}
