using System.Globalization;
using System.Text;
using Revoca.Domain.Consents;
using Revoca.Domain.Notices;

namespace Revoca.Casework.Consents;

/// <summary>The facts the consent gate reads, as the bytes a seal is made over: who can edit the database cannot forge a consent.</summary>
internal static class GateFacts
{
    public static byte[] Of(Consent consent) => Join(
        consent.Id.Value, consent.CaseId.Value, string.Join(',', consent.Items.Select(item => item.Value)), consent.Towards, consent.UpTo,
        consent.Decision, consent.ExpiresAt?.UtcTicks, consent.WithdrawnAt?.UtcTicks, consent.Version);

    public static byte[] Of(Mandate mandate) => Join(
        mandate.Id.Value, mandate.CaseId.Value, mandate.Reference, mandate.SignedOn.DayNumber, mandate.ExpiresOn?.DayNumber,
        mandate.RevokedAt?.UtcTicks, mandate.Version);

    // Without the items: they are read after the row; the letter that names them is sealed and hashed on its own.
    public static byte[] Of(Notice notice) => Join(
        notice.Id.Value, notice.CaseId.Value, notice.Kind, notice.HostId.Value, notice.Towards, notice.Identity, notice.ChangedBy?.Value, notice.ApprovedBy?.Value, notice.ApprovedAt?.UtcTicks, notice.LetterSha256, notice.Version);

    private static byte[] Join(params object?[] facts) =>
        Encoding.UTF8.GetBytes(string.Join('|', facts.Select(fact => Convert.ToString(fact, CultureInfo.InvariantCulture))));
}
