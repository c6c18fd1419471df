using System.Text.RegularExpressions;
using Revoca.Casework.People.SignIn;

namespace Revoca.Builders;

/// <summary>An authenticator app: reads its key off the page of enrolment and tells the code of an instant.</summary>
public sealed partial class Authenticator(string key)
{
    public string Key => key;

    /// <param name="page">The HTML of the page of enrolment.</param>
    public static Authenticator On(string page) => new(KeyOnPage().Match(page).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>The code of this moment; a used one opens nothing again, so one more step lies in the future.</summary>
    public string Code(TimeProvider clock, int steps = 0)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return AuthenticatorCode.At(key, AuthenticatorCode.StepAt(clock.GetUtcNow()) + steps);
    }

    [GeneratedRegex("id=\"key\"[^>]*>(?<key>[A-Z2-7 ]+)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyOnPage();
}
