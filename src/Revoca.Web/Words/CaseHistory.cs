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
        .. Asked(events.Where(told => !Inside.Contains(told.Kind)).ToList())
            .GroupBy(told => (Day: DayOf(told, zone), Key: SentenceOf(told)))
            // Of one instant the later kind first: a case is opened before anything is put on its list.
            .OrderByDescending(group => group.Max(told => told.At)).ThenByDescending(group => group.Max(told => told.Kind))
            .Select(group => (group.Key.Day, Say(group.Key.Key, group.Sum(Number)))),
    ];

    /// <summary>The sentence of one event.</summary>
    public string Sentence(CaseEvent told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var line = new ToldLine(told.Kind, told.At, told.Result, told.Count, told.Notice is not null);
        return Say(SentenceOf(line), Number(line));
    }

    // A question that she answered in the same breath, on the page that put it, is no event of its own.
    private static IEnumerable<ToldLine> Asked(List<ToldLine> events)
    {
        var answered = events.Where(told => told.Kind is CaseEventKind.ConsentGiven or CaseEventKind.ConsentRefused).Select(told => (told.At, told.Result)).ToHashSet();
        return events.Where(told => told.Kind != CaseEventKind.ConsentAsked || !answered.Contains((told.At, told.Result)));
    }

    // Of a single thing a sentence of its own: "1 letters left" reads as if nobody had written it.
    private string Say((string Key, string Towards) sentence, int number) =>
        number == 1 && words[sentence.Key + ".One"] is { ResourceNotFound: false } one ? one.Value : words[sentence.Key, number, sentence.Towards].Value;

    private static DateOnly DayOf(ToldLine told, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(told.At, zone).DateTime);

    // Letters are counted one an event; their own count is the number of places they name.
    private static int Number(ToldLine told) => told.OfLetter ? 1 : told.Count ?? 1;

    // A decision of hers says about whom it was.
    private (string Key, string Towards) SentenceOf(ToldLine told)
    {
        var towards = told.Kind is CaseEventKind.ConsentAsked or CaseEventKind.ConsentGiven or CaseEventKind.ConsentRefused or CaseEventKind.ConsentWithdrawn
            ? words["Towards." + told.Result?.Split('/')[0]] : null;
        if (towards is { ResourceNotFound: false })
            return (told.Kind + ".To", towards.Value);
        var exact = $"{told.Kind}.{told.Result}";
        return (words[exact].ResourceNotFound ? told.Kind.ToString() : exact, "");
    }
}
