using Revoca.Domain.Letters;

namespace Revoca.Domain.Law.Packs;

/// <summary>Authorities a pack can be made for.</summary>
public enum Regulator
{
    /// <summary>Federal Trade Commission, TAKE IT DOWN Act s.3.</summary>
    Ftc,

    /// <summary>Digital Services Coordinator of Italy, DSA art. 53.</summary>
    Agcom,

    /// <summary>Garante, complaint under GDPR art. 77.</summary>
    Garante77,

    /// <summary>Garante, urgent report under art. 144-bis Codice privacy.</summary>
    Garante144Bis,

    /// <summary>Online Safety Act s.20A; Ofcom looks at systems and decides no single case.</summary>
    Ofcom,

    /// <summary>Online Safety Act 2021 (Australia); the host need not be asked first.</summary>
    ESafety,
}

/// <summary>What each authority's pack rests on.</summary>
public static class Regulators
{
    public static string BasisOf(Regulator regulator) => regulator switch
    {
        Regulator.Ftc => "us-tida",
        Regulator.Agcom => "eu-dsa-53",
        Regulator.Garante77 => "gdpr-77",
        Regulator.Garante144Bis => "it-144bis",
        Regulator.Ofcom => "uk-osa-20a",
        Regulator.ESafety => "au-esafety",
        _ => throw new ArgumentOutOfRangeException(nameof(regulator), regulator, "No such authority."),
    };

    public static Language LanguageOf(Regulator regulator) =>
        regulator is Regulator.Agcom or Regulator.Garante77 or Regulator.Garante144Bis ? Language.Italian : Language.English;

    /// <returns>The letter that is the complaint; null where the authority takes only its own form, for which the pack holds a sheet of facts.</returns>
    public static LetterKind? ComplaintOf(Regulator regulator) => regulator switch
    {
        Regulator.Ftc => LetterKind.FtcComplaint,
        Regulator.Agcom => LetterKind.AgcomComplaint,
        Regulator.Garante77 => LetterKind.GaranteComplaint,
        Regulator.Garante144Bis => LetterKind.Garante144Bis,
        _ => null,
    };

    /// <summary>Whether a notice of this kind is what the authority asks about.</summary>
    public static bool AsksAbout(Regulator regulator, LetterKind kind) => regulator switch
    {
        Regulator.Ftc => kind is LetterKind.TidaRequest,
        Regulator.Agcom => kind is LetterKind.Dsa16Notice or LetterKind.Dsa20Complaint,
        Regulator.Garante77 => kind is LetterKind.GdprErasure or LetterKind.ConsentWithdrawal or LetterKind.ConsentDemand or LetterKind.L71Request,
        Regulator.Ofcom => kind is LetterKind.UkReport,
        _ => true,
    };

    /// <summary>Reports that may be made at once, without asking the host first.</summary>
    public static bool NeedsNoRequest(Regulator regulator) => regulator is Regulator.Garante144Bis or Regulator.ESafety;
}

/// <summary>What the complaint says of the effect; chosen from a list, so that nobody describes the content or her life.</summary>
public enum HarmSentence
{
    DailyLife,
    FurtherSpread,
    Both,
}
