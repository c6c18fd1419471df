using CsCheck;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.Storage.Vault;

public sealed class AccessCodeTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("it")]
    public void A_list_has_2048_plain_words_that_four_letters_tell_apart(string language)
    {
        var words = CodeWords.In(language);
        Assert.Equal(2048, words.Count);
        Assert.Equal(words.Order(StringComparer.Ordinal), words);
        Assert.All(words, word => Assert.Matches("^[a-z]{3,8}$", word));
        Assert.Equal(2048, words.Select(word => word[..Math.Min(4, word.Length)]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_lists_share_no_word() =>
        Assert.Empty(CodeWords.In("en").Intersect(CodeWords.In("it"), StringComparer.Ordinal));

    [Theory]
    [InlineData("en", "sex|rape|kill|porn|nude|court|jail|mother|father|child|gun$|knife|blood")]
    [InlineData("it", "sesso|sessua|stupr|nud[aoi]|tribunal|carcer|madre|padre|figli|coltell|sangue|morte")]
    public void No_word_is_violent_sexual_legal_or_of_the_family(string language, string denied) =>
        Assert.All(CodeWords.In(language), word => Assert.DoesNotMatch(denied, word));

    [Fact]
    public void Words_of_both_languages_and_digits_say_the_same_code()
    {
        for (var i = 0; i < 200; i++)
        {
            var code = AccessCode.New();
            Assert.Equal(code, AccessCode.Read(code.InWords("en")));
            Assert.Equal(code, AccessCode.Read(code.InWords("it-IT")));
            Assert.Equal(code, AccessCode.Read(code.InDigits()));
            Assert.Equal(6, code.InWords("it").Split(' ').Length);
            Assert.Equal(21, code.InDigits().Count(char.IsAsciiDigit));
            Assert.Equal(9, code.ToBytes().Length);
            Assert.True(code.ToBytes()[0] < 4);
        }
    }

    [Fact]
    public void A_code_may_be_typed_with_any_case_and_separators()
    {
        var code = AccessCode.New();
        var words = code.InWords("it").Split(' ');
        Assert.Equal(code, AccessCode.Read($"  {string.Join(", ", words).ToUpperInvariant()}\r\n"));
        Assert.Equal(code, AccessCode.Read(string.Join('-', words)));
        Assert.Equal(code, AccessCode.Read(string.Join("\u00a0\n", words)));
        Assert.Equal(code, AccessCode.Read(code.InDigits().Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(code, AccessCode.Read(code.InDigits().Replace(' ', '-')));
    }

    [Fact]
    public void Every_single_wrong_digit_is_noticed()
    {
        var digits = AccessCode.New().InDigits().Replace(" ", "", StringComparison.Ordinal);
        for (var place = 0; place < digits.Length; place++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                if (digit != digits[place])
                    Assert.Null(AccessCode.Read(digits[..place] + digit + digits[(place + 1)..]));
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("one two three")]
    [InlineData("12345")]
    [InlineData("99999999999999999999 9")]
    public void What_is_no_code_reads_as_none(string? typed) => Assert.Null(AccessCode.Read(typed));

    [Fact]
    public void Any_text_reads_without_an_error() => Gen.String.Sample(text => AccessCode.Read(text) is var _);

    [Fact]
    public void A_code_does_not_print_itself() => Assert.Equal("(access code)", $"{AccessCode.New()}");
}
