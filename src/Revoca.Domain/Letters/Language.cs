namespace Revoca.Domain.Letters;

/// <summary>A language in which Revoca writes; a letter's language is independent of the desk's.</summary>
public enum Language
{
    English,
    Italian,
}

/// <summary>Languages as BCP 47 tags.</summary>
public static class Languages
{
    public static string Tag(this Language language) => language switch
    {
        Language.English => "en",
        Language.Italian => "it",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "No such language."),
    };

    /// <summary>Understands the tag as written in files and options: en or it, in any case.</summary>
    public static bool TryParse(string? tag, out Language language)
    {
        language = string.Equals(tag, "it", StringComparison.OrdinalIgnoreCase) ? Language.Italian : Language.English;
        return language == Language.Italian || string.Equals(tag, "en", StringComparison.OrdinalIgnoreCase);
    }
}
