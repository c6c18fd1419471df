using System.Globalization;
using Microsoft.Extensions.Localization;
using MudBlazor;
using Revoca.Casework.Law;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Domain.Law.Clocks;
using Revoca.Domain.Law.Ladder;
using Revoca.Domain.People;
using Revoca.Web.Words;

namespace Revoca.Web.Desk.Law;

/// <summary>Says clocks and steps in the reader's language: relative first, exact with the zone on demand.</summary>
public sealed class ClockWords(IStringLocalizer<LawWords> words)
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Icon(ClockState state) => state switch
    {
        ClockState.Overdue => Icons.Material.Outlined.Error,
        ClockState.DueSoon => Icons.Material.Outlined.HourglassBottom,
        _ => Icons.Material.Outlined.HourglassTop,
    };

    /// <returns>The key of the word for what came of taking a step.</returns>
    public static string Outcome(TakenStep taken) => taken switch
    {
        { Broken: { } rule } => Refusal(rule),
        { Drafted: not null } => "Step.Drafted",
        _ => "Step.Recorded",
    };

    public static string Refusal(BrokenRule rule) => rule switch
    {
        BrokenRule.AlreadyDone => "Step.AlreadyDone",
        BrokenRule.NothingChosen => "Step.NothingLive",
        BrokenRule.ReasonMissing => "Step.ReasonMissing",
        _ => "Step.NotNow",
    };

    public string What(ClockRow row)
    {
        var basis = LegalCatalogue.Get(row.BasisId);
        var notice = row.NoticeNumber is { } number ? $" · {words["Notice", number]}" : "";
        return $"{basis.Name.In(Language)}: {row.Clock.Rule.What.In(Language)}{notice}{(row.Clock.Rule.BindsUs ? $" · {words["Clock.Ours"]}" : "")}";
    }

    public string Step(StepRow row)
    {
        var notice = row.NoticeNumber is { } number ? $" · {words["Notice", number]}" : "";
        return $"{StepWords.Name(row.Step.Rung).In(Language)}{notice}. {StepWords.Why(row.Step.Reason).In(Language)}";
    }

    public string MaySayExpired(ClockRow row, TimeZoneInfo zone) => row.Bar is ExpiryBar.TooEarly
        ? words["Bar.TooEarly", Exact(row.Clock.AssertAfter, zone)]
        : words[$"Bar.{row.Bar}"];

    public string Exact(DateTimeOffset? at, TimeZoneInfo zone) => at is { } instant
        ? TimeZoneInfo.ConvertTime(instant, zone).ToString("ddd d MMM yyyy, HH:mm", CultureInfo.CurrentCulture) + $" ({zone.Id})"
        : "";

    public string Relative(DateTimeOffset? at, DateTimeOffset now)
    {
        if (at is not { } instant)
            return "";
        var span = (instant - now).Duration();
        string amount = span.TotalDays >= 2 ? words["Span.Days", (int)span.TotalDays]
            : span.TotalHours >= 1 ? words["Span.Hours", (int)span.TotalHours] : words["Span.Minutes", (int)span.TotalMinutes];
        return words[instant >= now ? "In" : "Ago", amount];
    }
}
