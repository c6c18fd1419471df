using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>Authorities a kind of letter always goes to; the host it is about stays in the text. Contacts as the authorities publish them.</summary>
internal static class Addressees
{
    internal static LetterRecipient? Of(LetterKind kind) => kind switch
    {
        LetterKind.AgcomComplaint => new() { HostName = "AGCOM", LegalEntity = "Autorità per le garanzie nelle comunicazioni (AGCOM)", Channel = "agcom@cert.agcom.it" },
        LetterKind.GaranteComplaint => new() { HostName = "Garante", LegalEntity = "Garante per la protezione dei dati personali", Channel = "Piazza Venezia 11, 00187 Roma · protocollo@pec.gpdp.it" },
        LetterKind.Garante144Bis => new() { HostName = "Garante", LegalEntity = "Garante per la protezione dei dati personali", Channel = "www.gpdp.it/revengeporn" },
        LetterKind.FtcComplaint => new() { HostName = "Federal Trade Commission", LegalEntity = "Federal Trade Commission", Channel = "TakeItDown.ftc.gov" },
        _ => null,
    };
}
