using System.Text.RegularExpressions;

namespace Revoca.Domain.Replies;

/// <summary>What mail programs put before a subject when they answer, in the languages of Europe.</summary>
public static partial class SubjectLine
{
    /// <summary>True for "Re:", "AW:", "R:", "RE[2]:" and the like; a forwarded message is no answer.</summary>
    public static bool IsAnswer(string subject) => AnswerMark().IsMatch(WithoutTags(subject));

    /// <summary>The subject without what filters put in front, such as [EXTERNAL].</summary>
    public static string WithoutTags(string subject) => Tags().Replace(subject, "");

    /// <summary>The subject without marks of answering or forwarding and without tags such as [EXTERNAL].</summary>
    public static string Bare(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var bare = subject.Trim();
        for (var match = AnyMark().Match(bare); match is { Success: true, Length: > 0 }; match = AnyMark().Match(bare))
            bare = bare[match.Length..].TrimStart();
        return bare;
    }

    [GeneratedRegex(@"^\s*(?:re|aw|antw|antwort|r|rif|ri|rép|rep|réf|ref|sv|vs|vá|odp|ynt|res|回复|答复)\s*(?:\[\d+\]|\(\d+\)|\^\d+)?\s*[:：]", RegexOptions.IgnoreCase, 500)]
    private static partial Regex AnswerMark();

    [GeneratedRegex(@"^\s*(?:\[(?:external|extern|esterno|externe|externo|ext|spam|suspicious|caution)[^\]]*\]|\*{2,}spam\*{2,})\s*", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Tags();

    [GeneratedRegex(@"^(?:(?:re|aw|antw|antwort|r|rif|ri|rép|rep|réf|ref|sv|vs|vá|odp|ynt|res|fwd|fw|wg|tr|i|rv|enc|回复|答复)\s*(?:\[\d+\]|\(\d+\)|\^\d+)?\s*[:：]|\[(?:external|extern|esterno|externe|externo|ext|spam)[^\]]*\]|\*{2,}spam\*{2,})\s*", RegexOptions.IgnoreCase, 500)]
    private static partial Regex AnyMark();
}
