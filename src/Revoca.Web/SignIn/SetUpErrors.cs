using Microsoft.Extensions.Localization;
using Revoca.Web.Public;
using Revoca.Web.Words;

namespace Revoca.Web.SignIn;

/// <summary>Turns the codes of Identity into sentences beside the right field.</summary>
public static class SetUpErrors
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["PasswordTooShort"] = "password",
        ["PasswordRequiresUniqueChars"] = "password",
        ["PasswordIsCommon"] = "password",
        ["DuplicateEmail"] = "mail",
    };

    public static FieldError For(string code, IStringLocalizer<SignInWords> words) =>
        Fields.TryGetValue(code, out var field) ? new FieldError(field, words["Error." + code]) : new FieldError("organisation", words["Error.Other"]);
}
