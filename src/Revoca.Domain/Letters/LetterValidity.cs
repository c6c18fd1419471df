using Revoca.Domain.Law.Bases;

namespace Revoca.Domain.Letters;

/// <summary>Whether a letter holds what its legal bases ask for, element by element, and whether it may leave. Receipt is another matter: a valid request also needs proof of it.</summary>
public sealed record LetterValidity(IReadOnlyList<ElementCheck> Checks, IReadOnlyList<LetterProblem> Problems)
{
    private const int LongestLetter = 350;

    private static readonly LetterKind[] OnTermsAlone = [LetterKind.TermExpired];

    /// <summary>Elements that no text can hold: the receiver's own form asks for them and the person gives them there.</summary>
    private static readonly string[] OnTheForm = ["it-144bis/online_form", "it-144bis/material", "eu-dsa-53/agcom_form"];

    public bool AllElementsPresent => Checks.All(check => check.State != ElementState.Absent || !check.Element.Mandatory);

    /// <summary>Mandatory elements the letter does not hold, each as basis/key.</summary>
    public IReadOnlyList<string> Missing => [.. Checks.Where(check => check is { State: ElementState.Absent, Element.Mandatory: true }).Select(check => $"{check.Basis}/{check.Element.Key}")];

    /// <summary>True when every mandatory element is there and nothing forbids sending.</summary>
    public bool MayBeSent => AllElementsPresent && Problems.All(problem => !problem.Forbids);

    /// <param name="letter">The letter as written.</param>
    /// <param name="bases">The bases its template names, in full.</param>
    /// <param name="route">How it would be handed in; null while no channel is chosen.</param>
    public static LetterValidity Check(Letter letter, IReadOnlyList<LegalBasis> bases, LetterRoute? route)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(bases);
        var checks = bases.SelectMany(basis => basis.Elements.Select(element => Check(letter, basis, element, route))).ToList();
        return new LetterValidity(checks, [.. ProblemsOf(letter, bases, route)]);
    }

    private static ElementCheck Check(Letter letter, LegalBasis basis, BasisElement element, LetterRoute? route)
    {
        var found = letter.Elements.FirstOrDefault(one => one.Basis == basis.Id && one.Key == element.Key);
        var state = OnTheForm.Contains($"{basis.Id}/{element.Key}", StringComparer.Ordinal) ? ElementState.NotApplicable
            : IsProcess(basis, element) && route is { IsThePlatformsProcess: false } ? ElementState.Absent
            : found is not null ? ElementState.Present
            : element.Mandatory ? ElementState.Absent
            : ElementState.NotApplicable;
        return new ElementCheck(basis.Id, element, state, found?.Line);
    }

    private static bool IsProcess(LegalBasis basis, BasisElement element) => basis.Id == "us-tida" && element.Key == "written_form";

    private static IEnumerable<LetterProblem> ProblemsOf(Letter letter, IReadOnlyList<LegalBasis> bases, LetterRoute? route)
    {
        foreach (var gap in letter.Gaps)
            yield return new LetterProblem(ProblemKind.Gap, gap, Forbids: true);
        foreach (var basis in bases.Where(basis => !basis.AppliesOn(letter.Date)))
            yield return new LetterProblem(ProblemKind.NotInForce, basis.Id, Forbids: true);
        if (OnTermsAlone.Contains(letter.Kind) && !letter.Elements.Any(element => element is { Basis: "house", Key: "term_ended" }))
            yield return new LetterProblem(ProblemKind.TermNotOver, "", Forbids: true);
        if (letter.Kind.FixedLanguage() is { } fixedTo && fixedTo != letter.Language)
            yield return new LetterProblem(ProblemKind.ExplanationOnly, fixedTo.Tag(), Forbids: true);
        if (letter.Facts.HasFlag(PersonalFacts.NameInSubject))
            yield return new LetterProblem(ProblemKind.NameInSubject, "", Forbids: true);
        if (letter.Kind == LetterKind.TidaRequest && route is { IsThePlatformsProcess: false })
            yield return new LetterProblem(ProblemKind.NotThroughTheProcess, route.Type.ToString(), Forbids: false);
        if (letter.WordCount > LongestLetter)
            yield return new LetterProblem(ProblemKind.Long, letter.WordCount.ToString(System.Globalization.CultureInfo.InvariantCulture), Forbids: false);
        if (!letter.Template.ReviewedByLegal)
            yield return new LetterProblem(ProblemKind.NotReviewed, "", Forbids: false);
    }
}

/// <summary>One element and whether the letter holds it; the line is the template's.</summary>
public sealed record ElementCheck(string Basis, BasisElement Element, ElementState State, int? Line);

/// <summary>NotApplicable: optional and not used, or given elsewhere than in the text.</summary>
public enum ElementState
{
    Present,
    Absent,
    NotApplicable,
}

/// <summary>What stands in the way of a letter, or should be looked at.</summary>
public sealed record LetterProblem(ProblemKind Kind, string Detail, bool Forbids);

/// <summary>Kinds of problem, each with its own sentence in the desk.</summary>
public enum ProblemKind
{
    /// <summary>A fact is missing; the detail names the placeholder.</summary>
    Gap,

    /// <summary>The basis does not apply on the letter's date (rule 10).</summary>
    NotInForce,

    /// <summary>The letter would claim an expiry that may not be asserted yet (rule 7).</summary>
    TermNotOver,

    /// <summary>This language is for the person and the file; the detail is the one to be sent.</summary>
    ExplanationOnly,

    /// <summary>The subject holds a name (rule 13).</summary>
    NameInSubject,

    /// <summary>Handed in otherwise than through the platform's process: it starts no clock.</summary>
    NotThroughTheProcess,

    Long,
    NotReviewed,
}
