namespace Revoca.Domain.Law.Bases;

/// <summary>Whether a basis binds anyone today.</summary>
public enum LegalBasisStatus { InForce, PartlyInForce, ToBeTransposed, Contractual, PartlyUnverified }

/// <summary>What a basis is good for.</summary>
public enum LegalBasisKind
{
    TakedownNotice, ResponseReceived, Information, Appeal, Dispute, PriorityChannel, RegulatorComplaint, ConsentDemand, RegulatorRequest,
    Police, PoliceOrTribunal, Civil, SupportingArgument, Background, Delisting, UpstreamNotice, SpecialProtocol,
}

/// <summary>Published: read in a published source. PartlyPublished: some of it. FromMemory: general knowledge, a lawyer must check.</summary>
public enum VerificationMark { Published, PartlyPublished, FromMemory }
