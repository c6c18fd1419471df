using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Hosts;
using Revoca.Domain.Notices;

namespace Revoca.Web.Desk.Parts;

/// <summary>Which colour and icon go with a state; the word always stands beside.</summary>
public static class Tones
{
    public static string Of(CaseState state) => state switch
    {
        CaseState.Active => "good",
        CaseState.Intake or CaseState.AwaitingConsent or CaseState.Paused => "wait",
        CaseState.Monitoring => "note",
        _ => "plain",
    };

    public static string Of(Delivery delivery) => delivery switch
    {
        Delivery.Sent or Delivery.Delivered => "good",
        Delivery.AwaitingApproval or Delivery.Queued or Delivery.Sending => "wait",
        Delivery.Bounced or Delivery.Failed or Delivery.Expired or Delivery.Uncertain => "act",
        _ => "plain",
    };

    public static string Of(Availability seen) => seen switch
    {
        Availability.Removed => "good",
        Availability.Unavailable => "wait",
        Availability.Live or Availability.Reappeared or Availability.Moved => "act",
        Availability.DelistedOnly or Availability.GeoBlocked or Availability.AccessRestricted => "note",
        _ => "plain",
    };

    public static string Of(Freshness freshness) => freshness switch
    {
        Freshness.Green => "good",
        Freshness.Amber => "wait",
        _ => "act",
    };
}
