using Microsoft.Extensions.Localization;
using Revoca.Domain.Cases;

namespace Revoca.Web.Words;

/// <summary>Turns a case's events into plain sentences, in one place, for her and for the desk.</summary>
public sealed class CaseHistory(IStringLocalizer<CaseEventWords> words)
{
    // What happens inside the office is no news for her.
    private static readonly HashSet<CaseEventKind> Inside =
    [
        CaseEventKind.CaseAssigned, CaseEventKind.CaseReleased, CaseEventKind.ItemDescribed, CaseEventKind.NoticeEdited, CaseEventKind.NoticeRedirected, CaseEventKind.NoticeHandedOver,
        CaseEventKind.NoticeDelayed, CaseEventKind.NoticeUncertain, CaseEventKind.NoticeSuperseded, CaseEventKind.TaskOpened, CaseEventKind.TaskDone,
        CaseEventKind.ApprovalAsked, CaseEventKind.NoticeApproved, CaseEventKind.ColleagueAdded, CaseEventKind.ColleagueReleased,
        CaseEventKind.CopyrightClaimed, CaseEventKind.ElementsWaived, CaseEventKind.SignatureWaived,
        CaseEventKind.ClaimMatched, CaseEventKind.DuplicateLookedUp, CaseEventKind.ChainTied, CaseEventKind.ChainUntied,
        CaseEventKind.CaseKept, CaseEventKind.EndPostponed, CaseEventKind.PackMade, CaseEventKind.WatchStarted, CaseEventKind.WatchStopped,
    ];

    /// <summary>What she reads: one sentence a day and kind, the latest first.</summary>
    public IReadOnlyList<(DateOnly Day, string Sentence)> ForHer(IEnumerable<CaseEvent> events, TimeZoneInfo zone) =>
    [
        .. events.Where(told => !Inside.Contains(told.Kind))
            .GroupBy(told => (Day: DayOf(told, zone), Key: KeyOf(told)))
            .OrderByDescending(group => group.Max(told => told.At))
            .Select(group => (group.Key.Day, words[group.Key.Key, group.Sum(Number)].Value)),
    ];

    /// <summary>The sentence of one event.</summary>
    public string Sentence(CaseEvent told) => words[KeyOf(told), Number(told)];

    private static DateOnly DayOf(CaseEvent told, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(told.At, zone).DateTime);

    // Letters are counted one an event; their own count is the number of places they name.
    private static int Number(CaseEvent told) => told.Notice is null ? told.Count ?? 1 : 1;

    private string KeyOf(CaseEvent told)
    {
        var exact = $"{told.Kind}.{told.Result}";
        return words[exact].ResourceNotFound ? told.Kind.ToString() : exact;
    }
}
