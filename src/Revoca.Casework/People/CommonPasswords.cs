using Microsoft.AspNetCore.Identity;

namespace Revoca.Casework.People;

/// <summary>Refuses long passwords that are guessed first: keyboard runs, repeated pieces, common phrases, the person's own name or address.</summary>
public sealed class CommonPasswords : IPasswordValidator<StaffMember>
{
    private const int LongestRepeat = 4;

    private static readonly string[] Runs =
        ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "0987654321", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv"];

    private static readonly string[] Phrases =
    [
        "password", "passw0rd", "p@ssword", "parolachiave", "letmein", "iloveyou", "tiamo", "welcome", "benvenuto", "correcthorsebatterystaple",
        "changeme", "administrator", "amministratore", "revoca", "helpline", "qwerty", "princess", "principessa", "football", "juventus",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<StaffMember> manager, StaffMember user, string? password)
    {
        var plain = new string([.. (password ?? "").ToLowerInvariant().Where(char.IsLetterOrDigit)]);
        return Task.FromResult(IsCommon(plain) || Names(user).Any(name => Mostly(plain, name))
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordIsCommon", Description = "This password is among the first that are guessed." })
            : IdentityResult.Success);
    }

    private static bool IsCommon(string plain) =>
        plain.Length == 0 || IsRepeated(plain) || Phrases.Any(phrase => Mostly(plain, phrase)) || Runs.Any(run => (run + run + run).Contains(plain, StringComparison.Ordinal));

    // A phrase that makes up half of the password or more leaves too little to guess.
    private static bool Mostly(string plain, string piece) =>
        piece.Length > 3 && plain.Split(piece).Length - 1 is var times and > 0 && times * piece.Length * 2 >= plain.Length;

    private static bool IsRepeated(string plain) =>
        Enumerable.Range(1, LongestRepeat).Any(length => plain.Length >= length && plain.Select((sign, at) => sign == plain[at % length]).All(same => same));

    private static IEnumerable<string> Names(StaffMember user) =>
        new[] { user.UserName, user.Email?.Split('@')[0], user.DisplayName }
            .Select(name => new string([.. (name ?? "").ToLowerInvariant().Where(char.IsLetterOrDigit)]));
}
