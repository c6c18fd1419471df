using Microsoft.Extensions.Localization;
using Revoca.Casework.Cases;
using Revoca.Domain.Notices;
using Route = Revoca.Domain.Notices.Route;

namespace Revoca.Web.Words;

/// <summary>What a value of the domain is called in the reader's language.</summary>
public sealed class Names(IStringLocalizer<EnumWords> words)
{
    public string Of<T>(T value)
        where T : struct, Enum => words[$"{typeof(T).Name}.{value}"];

    /// <summary>A notice that goes by hand waits for a person, not for the outbox: its state says so.</summary>
    public string StateOf(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice is { Route: Route.ByHand, Delivery: Delivery.Queued } ? Of(TodayKind.SubmitByHand) : Of(notice.Delivery);
    }
}
