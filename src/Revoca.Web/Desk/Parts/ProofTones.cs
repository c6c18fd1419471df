using Revoca.Domain.Consents;

namespace Revoca.Web.Desk.Parts;

/// <summary>The colour of an assessment beside its word.</summary>
public static class ProofTones
{
    public static string Of(Assessment assessment) => assessment switch
    {
        Assessment.Valid => "note",
        Assessment.Insufficient => "wait",
        Assessment.ContradictsIdentity or Assessment.Forged => "act",
        _ => throw new ArgumentOutOfRangeException(nameof(assessment), assessment, "An assessment without a colour."),
    };
}
