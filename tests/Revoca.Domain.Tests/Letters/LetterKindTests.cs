using Revoca.Domain.Letters;

namespace Revoca.Domain.Tests.Letters;

public sealed class LetterKindTests
{
    [Fact]
    public void Every_kind_has_its_own_token_and_is_found_by_it()
    {
        Assert.Equal(LetterKinds.All.Count, LetterKinds.All.Select(kind => kind.Token()).Distinct(StringComparer.Ordinal).Count());
        foreach (var kind in LetterKinds.All)
        {
            Assert.True(LetterKinds.TryParse(kind.Token(), out var found));
            Assert.Equal(kind, found);
        }
    }

    [Fact]
    public void An_unknown_token_is_no_kind() => Assert.False(LetterKinds.TryParse("Tida-Request", out _));
}
