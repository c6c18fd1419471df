using Microsoft.Extensions.Localization;
using Revoca.Casework.Cases;
using Revoca.Domain.Cases;
using Revoca.Web.Words;

namespace Revoca.Web.Public.Status;

/// <summary>What she reads first: where it stands, what waits, whether she is needed.</summary>
public static class CalmSentence
{
    public static string Of(StatusView view, IStringLocalizer<CheckWords> words)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(words);
        return string.Join(' ', Parts(view, words));
    }

    private static IEnumerable<string> Parts(StatusView view, IStringLocalizer<CheckWords> words)
    {
        yield return (view.Counts.All, view.Counts.Removed) switch
        {
            (0, _) => words["State." + view.State],
            (1, 0) => words["Status.NoneDownOne"],
            (1, _) => words["Status.DownOne"],
            (var all, 0) => words["Status.NoneDown", all],
            var (all, down) => words["Status.Down", down, all],
        };
        if (view.AwaitingAnswer > 0)
            yield return view.AwaitingAnswer == 1 ? words["Status.WaitingOne"] : words["Status.Waiting", view.AwaitingAnswer];
        else if (view.Counts.All > 0)
            yield return words["State." + view.State];
        yield return words[Need(view)];
    }

    // Who reported for somebody else is asked for nothing: only she decides.
    private static string Need(StatusView view) => view switch
    {
        { StateOnly: true } => "Status.NeedNothing",
        { DecisionsWaiting: > 0 } => "Status.NeedDecision",
        { MandateWaits: true } => "Status.NeedMandate",
        { State: CaseState.AwaitingConsent } => "Status.NeedYes",
        _ => "Status.NeedNothing",
    };

    /// <summary>Every state has a sentence; a test asks for them all.</summary>
    public static IEnumerable<string> StateKeys => Enum.GetNames<CaseState>().Select(name => "State." + name);
}
