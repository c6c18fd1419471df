using Microsoft.Extensions.Localization;
using Revoca.Casework.Cases;
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
        CaseEventKind.ClaimMatched, CaseEventKind.ClaimVerified, CaseEventKind.ClaimUnverified, CaseEventKind.DuplicateLookedUp, CaseEventKind.ChainTied, CaseEventKind.ChainUntied,
        CaseEventKind.CaseKept, CaseEventKind.EndPostponed, CaseEventKind.PackMade, CaseEventKind.PackAsked, CaseEventKind.PackReleased, CaseEventKind.WatchStarted, CaseEventKind.WatchStopped, CaseEventKind.UpstreamTraced,
    ];

    /// <summary>What she reads: one sentence a day and kind, the latest first.</summary>
    public IReadOnlyList<(DateOnly Day, string Sentence)> ForHer(IEnumerable<ToldLine> events, TimeZoneInfo zone) =>
    [
        .. events.Where(told => !Inside.Contains(told.Kind))
            .GroupBy(told => (Day: DayOf(told, zone), Key: KeyOf(told)))
            .OrderByDescending(group => group.Max(told => told.At))
            .Select(group => (group.Key.Day, words[group.Key.Key, group.Sum(Number)].Value)),
    ];

    /// <summary>The sentence of one event.</summary>
    public string Sentence(CaseEvent told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var line = new ToldLine(told.Kind, told.At, told.Result, told.Count, told.Notice is not null);
        return words[KeyOf(line), Number(line)];
    }

    private static DateOnly DayOf(ToldLine told, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(told.At, zone).DateTime);

    // Letters are counted one an event; their own count is the number of places they name.
    private static int Number(ToldLine told) => told.OfLetter ? 1 : told.Count ?? 1;

    private string KeyOf(ToldLine told)
    {
        var exact = $"{told.Kind}.{told.Result}";
        return words[exact].ResourceNotFound ? told.Kind.ToString() : exact;
    }
}
