using System.Globalization;
using Microsoft.Extensions.Localization;
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

    public string What(MomentRow row)
    {
        var basis = LegalCatalogue.Get(row.BasisId);
        var notice = row.NoticeNumber is { } number ? $" · {words["Notice", number]}" : "";
        return $"{basis.Name.In(Language)}: {basis.Clock(row.ClockName)?.What.In(Language)}{notice}{(row.Position.Ours ? $" · {words["Clock.Ours"]}" : "")}";
    }

    /// <summary>What shows that the clock started, and whether a letter may say that it has run out; nothing for our own terms.</summary>
    public string Rests(MomentRow row, TimeZoneInfo zone) => row switch
    {
        { Position.Ours: true } or { Proof: null } => "",
        { Bar: ExpiryBar.TooEarly } => $"{words["Rests", words[$"Proof.{row.Proof}"]]} {words["Bar.TooEarly", Exact(row.AssertAfter, zone)]}",
        _ => $"{words["Rests", words[$"Proof.{row.Proof}"]]} {words[$"Bar.{row.Bar}"]}",
    };

    public string What(ClockRow row) => What(new MomentRow(row.CaseId, row.Reference, row.BasisId, row.Clock.Rule.Name) { Position = new(row.Clock.Rule.BindsUs, default, 0) });

    public string Rests(ClockRow row, TimeZoneInfo zone) => Rests(new MomentRow(row.CaseId, row.Reference, row.BasisId, row.Clock.Rule.Name)
    {
        Position = new(row.Clock.Rule.BindsUs, default, 0),
        Proof = row.Clock.Start?.Proof,
        AssertAfter = row.Clock.AssertAfter,
        Bar = row.Bar,
    }, zone);

    public static string Tone(ClockState state) => state switch
    {
        ClockState.Overdue => "act",
        ClockState.DueSoon => "wait",
        ClockState.Met => "good",
        _ => "plain",
    };

    public string Step(StepRow row)
    {
        var notice = row.NoticeNumber is { } number ? $" · {words["Notice", number]}" : "";
        return $"{StepWords.Name(row.Step.Rung).In(Language)}{notice}. {StepWords.Why(row.Step.Reason).In(Language)}";
    }

    public static string Name(Rung rung) => StepWords.Name(rung).In(Language);

    public static string Why(StepReason reason) => StepWords.Why(reason).In(Language);

    public string Exact(DateTimeOffset? at, TimeZoneInfo zone) => at is { } instant
        ? TimeZoneInfo.ConvertTime(instant, zone).ToString("ddd d MMM yyyy, HH:mm", CultureInfo.CurrentCulture) + $" ({zone.Id})"
        : "";

    public string Relative(DateTimeOffset? at, DateTimeOffset now)
    {
        if (at is not { } instant)
            return "";
        var span = (instant - now).Duration();
        if (span < TimeSpan.FromMinutes(1))
            return words["Now"];
        string amount = span.TotalDays >= 2 ? words["Span.Days", (int)span.TotalDays]
            : span.TotalHours >= 1 ? words["Span.Hours", (int)span.TotalHours] : words["Span.Minutes", (int)span.TotalMinutes];
        return words[instant >= now ? "In" : "Ago", amount];
    }
}
