using Revoca.Domain.Law.Ladder;

namespace Revoca.Domain.People;

/// <summary>The helpline that runs this installation: what a letter's head says, and who signs for the depicted person.</summary>
public sealed class Organisation
{
    private Organisation()
    {
    }

    public Organisation(string name, string mailAddress) => (Name, MailAddress) = (name, mailAddress);

    /// <summary>There is one organisation in an installation.</summary>
    public int Id { get; private set; } = 1;

    public string Name { get; private set; } = "";

    /// <summary>The address notices are sent from and answers come to.</summary>
    public string MailAddress { get; private set; } = "";

    public string PostalAddress { get; private set; } = "";

    /// <summary>Some procedures ask for a telephone number, the copyright notice of the United States among them.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>ISO 3166 alpha-2, upper case.</summary>
    public string Country { get; private set; } = "IT";

    /// <summary>IANA zone in which the desk counts its day.</summary>
    public string Zone { get; private set; } = "Europe/Rome";

    /// <summary>The decision number of a trusted flagger (DSA art. 22), or null.</summary>
    public string? TrustedFlagger { get; private set; }

    /// <summary>Off only for an organisation of one, with a reason that is logged (security.md §7).</summary>
    public bool FourEyes { get; private set; } = true;

    public string FourEyesReason { get; private set; } = "";

    public void Describe(string name, string mailAddress, string postalAddress, string country, string zone) =>
        (Name, MailAddress, PostalAddress, Country, Zone) = (name, mailAddress, postalAddress, country, zone);

    /// <summary>Days on which the office is closed, besides weekends and holidays.</summary>
    public IReadOnlyList<QuietSpan> ClosedOn => QuietSpan.ReadAll(ClosedDays);

    /// <summary>The same as text, as it is kept.</summary>
    public string ClosedDays { get; private set; } = "";

    public void Close(IReadOnlyList<QuietSpan> spans) => ClosedDays = QuietSpan.Write(spans);

    public void CallAt(string phone) => Phone = phone;

    public void AppointTrustedFlagger(string? decision) => TrustedFlagger = decision;

    public void SwitchFourEyes(bool on, string reason)
    {
        if (!on && string.IsNullOrWhiteSpace(reason))
            throw new RuleBroken(BrokenRule.ReasonMissing, "Switching four eyes off needs a reason.");
        (FourEyes, FourEyesReason) = (on, reason);
    }
}
