using Revoca.Domain.Letters;
using Revoca.Domain.Replies;

namespace Revoca.Domain.Tests.Replies;

public sealed class PreparedAnswerTests
{
    [Fact]
    public void Every_step_has_words_in_both_languages_or_in_neither()
    {
        foreach (var step in Enum.GetValues<NextStep>())
        {
            var (english, italian) = (PreparedAnswer.For(step, Language.English), PreparedAnswer.For(step, Language.Italian));
            Assert.Equal(english is null, italian is null);
            Assert.True(english is null || english != italian);
        }
    }
}
