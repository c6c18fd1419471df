using System.Buffers;
using System.Collections;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Mail.Classify.Phrases;

/// <summary>Phrases looked up in folded text, all at once.</summary>
internal sealed class PhraseList : IEnumerable<string>
{
    private readonly List<string> phrases = [];
    private SearchValues<string>? search;

    public void Add(string phrase) => phrases.Add(FoldedText.Of(phrase));

    public bool IsIn(string folded) => At(folded) >= 0;

    /// <summary>Where the first of them stands, or -1.</summary>
    public int At(string folded) => folded.AsSpan().IndexOfAny(search ??= SearchValues.Create([.. phrases], StringComparison.Ordinal));

    public bool Starts(string folded) => phrases.Any(phrase => folded.StartsWith(phrase, StringComparison.Ordinal));

    public IEnumerator<string> GetEnumerator() => phrases.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
