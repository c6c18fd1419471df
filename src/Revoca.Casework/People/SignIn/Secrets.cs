using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;

namespace Revoca.Casework.People.SignIn;

/// <summary>The secrets of one member: rows of Identity's token table, whose values are sealed (<see cref="Storage.Vault.IdentitySecrets"/>).</summary>
internal static class Secrets
{
    public const string Authenticator = "authenticator";

    /// <summary>A key that was shown and not yet confirmed by a code.</summary>
    public const string Offered = "authenticator-offered";
    public const string RecoveryCodes = "recovery-codes";

    /// <summary>The key of an invented member of a demo, beside her real one: only it is shown on the sign-in page.</summary>
    public const string Demo = "authenticator-demo";

    private const string Provider = "revoca";
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int CodeCount = 10;
    private const int HalfLength = 5;

    public static Task<IdentityUserToken<Guid>?> Secret(this CaseworkDb db, Guid member, string name, CancellationToken cancellation) =>
        db.UserTokens.SingleOrDefaultAsync(x => x.UserId == member && x.LoginProvider == Provider && x.Name == name, cancellation);

    /// <summary>Puts a secret in place of the one of this name; null takes it away.</summary>
    public static async Task Keep(this CaseworkDb db, Guid member, string name, string? value, CancellationToken cancellation)
    {
        var known = await db.Secret(member, name, cancellation);
        if (known is not null && value is null)
            db.Remove(known);
        else if (known is not null)
            known.Value = value;
        else if (value is not null)
            db.Add(new IdentityUserToken<Guid> { UserId = member, LoginProvider = Provider, Name = name, Value = value });
    }

    /// <summary>Ten codes of ten signs, without those that look alike.</summary>
    public static IReadOnlyList<string> NewCodes() =>
        [.. Enumerable.Range(0, CodeCount).Select(_ => $"{RandomNumberGenerator.GetString(Signs, HalfLength)}-{RandomNumberGenerator.GetString(Signs, HalfLength)}")];

    public static IReadOnlyList<string> Codes(string? kept) => kept?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static string Join(IEnumerable<string> codes) => string.Join(';', codes);

    /// <summary>What is left when the typed code is among them; null when it is not. Capitals, spaces and hyphens do not matter.</summary>
    public static IReadOnlyList<string>? Without(IReadOnlyList<string> codes, string typed)
    {
        var plain = Encoding.UTF8.GetBytes(Plain(typed));
        var used = (string?)null;
        foreach (var code in codes)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Plain(code)), plain))
                used = code;
        }

        return used is null ? null : [.. codes.Where(code => code != used)];
    }

    private static string Plain(string code) => new([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);
}
