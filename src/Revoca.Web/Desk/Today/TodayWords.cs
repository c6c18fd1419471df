using System.Globalization;
using Microsoft.Extensions.Localization;
using Revoca.Casework.Cases;
using Revoca.Domain.Cases;
using Revoca.Domain.Law.Clocks;
using Revoca.Web.Desk.Keeping;
using Revoca.Web.Words;

namespace Revoca.Web.Desk.Today;

/// <summary>What a row of Today says and where it leads.</summary>
public static class TodayWords
{
    public static string What(TodayRow row, Names names, IStringLocalizer<DeskWords> words)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(words);
        return (row.Task, row.Notice) switch
        {
            ({ Kind: CaseTaskKind.EndIsNear } task, _) => $"{names.Of(task.Kind)} ({DayWords.Of(task.Subject)})",
            ({ } task, _) => names.Of(task.Kind),
            (_, { } notice) => words["Today.Letter", names.Of(notice.Kind), notice.Items.Count],
            _ when row.Kind == TodayKind.NobodyHasIt => words["Today.Free"],
            _ => words["Today.Items", row.Count],
        };
    }

    public static string NextWord(TodayKind kind) => kind switch
    {
        TodayKind.Draft or TodayKind.Approve => "Next.Approve",
        TodayKind.SubmitByHand => "Next.Submit",
        TodayKind.SecondLook => "Next.Look",
        _ => "Next.Open",
    };

    public static string NextOf(TodayRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Notice is { } notice ? Links.NoticeOf(row.Reference, notice.Number)
            : row.Kind == TodayKind.SecondLook ? Links.TabOf(row.Reference, CaseTabs.Items)
            : row.Task?.Kind is CaseTaskKind.FindUpstream or CaseTaskKind.FindChannel or CaseTaskKind.WriteAgain ? Links.TabOf(row.Reference, CaseTabs.Board)
            : row.Task?.Kind is CaseTaskKind.ConfirmNewCode ? Links.TabOf(row.Reference, CaseTabs.HerSide)
            : Links.CaseOf(row.Reference);
    }

    /// <summary>Six in the evening where the reader is; after six, the end of the day.</summary>
    public static DateTimeOffset Evening(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var evening = local.Hour < 18 ? local.Date.AddHours(18) : local.Date.AddDays(1);
        return new DateTimeOffset(evening, zone.GetUtcOffset(evening));
    }

    public static bool IsMidnight(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).Hour == 0;

    public static string Hour(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("t", CultureInfo.CurrentCulture);
}
