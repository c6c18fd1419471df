using Revoca.Casework.Law;
using Revoca.Domain.Hosts;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>Checks a letter against the bases its text names, for a channel.</summary>
public static class LetterCheck
{
    /// <param name="letter">The letter as written.</param>
    /// <param name="channel">The channel chosen, or null.</param>
    public static LetterValidity Of(Letter letter, Channel? channel)
    {
        return By(letter, channel is null ? null : LetterRoute.Of(channel));
    }

    /// <summary>The same for a route that may be no entry of the directory.</summary>
    public static LetterValidity By(Letter letter, LetterRoute? route)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return LetterValidity.Check(letter, [.. letter.Bases.Select(LegalCatalogue.Get)], route);
    }
}
