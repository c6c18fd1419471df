using Revoca.Domain.Notices;
using Route = Revoca.Domain.Notices.Route;

namespace Revoca.Web.Desk.Parts;

public static class Leaving
{
    /// <summary>True while the outbox works on it, so that a page may look again soon.</summary>
    public static bool IsLeaving(this Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Route == Route.Mail && notice.Delivery is Delivery.Queued or Delivery.Sending;
    }
}
