using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Revoca.Casework.People;

namespace Revoca.Web.SignIn;

/// <summary>As long as nobody can sign in, a link that works once and for half an hour sets the organisation up. No default account exists.</summary>
public sealed class FirstStart(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private readonly Lock gate = new();
    private byte[]? key;
    private DateTimeOffset until;

    /// <summary>Prints where the site answers and, on an empty installation, the set-up link.</summary>
    public async Task AnnounceAsync(ICollection<string> urls)
    {
        var url = (urls.FirstOrDefault() ?? "http://localhost:5000").Replace("127.0.0.1", "localhost", StringComparison.Ordinal).TrimEnd('/');
        await Console.Out.WriteLineAsync($"Revoca answers at {url}");
        if (await IsEmptyAsync())
            await Console.Out.WriteLineAsync($"Set it up here (works once, for 30 minutes):\n  {url}{Links.SetUp}?key={Issue()}");
    }

    public async Task<bool> IsEmptyAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WelcomeFirstMember>().IsNeededAsync();
    }

    /// <summary>The one link there is; a new one when the last is used or over.</summary>
    public string Issue()
    {
        lock (gate)
        {
            if (key is null || clock.GetUtcNow() >= until)
            {
                key = RandomNumberGenerator.GetBytes(32);
                until = clock.GetUtcNow() + Lifetime;
            }

            return WebEncoders.Base64UrlEncode(key);
        }
    }

    /// <summary>True while the link works; asking does not use it up.</summary>
    public bool Opens(string? shown)
    {
        lock (gate)
            return key is not null && clock.GetUtcNow() < until && Matches(shown, key);
    }

    /// <summary>Uses the link up: of two people with the same link only one gets true.</summary>
    public bool Take(string? shown)
    {
        lock (gate)
        {
            if (!Opens(shown))
                return false;
            key = null;
            return true;
        }
    }

    private static bool Matches(string? shown, byte[] key) =>
        shown?.Length is > 0 and < 100 && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(shown)),
            SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(WebEncoders.Base64UrlEncode(key))));
}
