using System.Net.Http.Headers;
using System.Net.Security;
using System.Text.Json;
using MailKit;
using MailKit.Security;

namespace Revoca.Casework.Mail.Tokens;

/// <summary>Access tokens for one mail account: asked for with the refresh token (RFC 6749 §6) shortly before the old one ends. Never in clear, never after a
/// redirect, and an answer that is too long is none.</summary>
internal sealed class AccessTokens(MailServerOptions options, TokenSource source)
{
    private const int LongestAnswer = 64 * 1024;
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(10);
    private readonly Lock gate = new();
    private (string Token, DateTimeOffset Until) known = ("", default);
    private Task<string>? asking;

    /// <summary>Signs in with the better of the two mechanisms the server offers; a token it refuses is not used again.</summary>
    public async Task SignIn(MailService client, string user, CancellationToken cancellation)
    {
        var token = await Get().WaitAsync(cancellation);
        SaslMechanism mechanism = client.AuthenticationMechanisms.Contains("OAUTHBEARER") ? new SaslMechanismOAuthBearer(user, token) : new SaslMechanismOAuth2(user, token);
        try
        {
            await client.AuthenticateAsync(mechanism, cancellation);
        }
        catch (AuthenticationException)
        {
            known = ("", default);
            throw;
        }
    }

    // Two connections that need a token at the same time ask once.
    private Task<string> Get()
    {
        lock (gate)
        {
            if (known.Token.Length > 0 && TimeProvider.System.GetUtcNow() < known.Until)
                return Task.FromResult(known.Token);
            return asking is { IsCompleted: false } ? asking : asking = Renew();
        }
    }

    private async Task<string> Renew()
    {
        var fresh = await Ask();
        var life = fresh.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : Usual;
        known = (fresh.Access, TimeProvider.System.GetUtcNow() + (life > 2 * Early ? life - Early : life / 2));
        // Some providers give a new refresh token with each answer, and the old one dies: it is kept before anything else is done.
        if (fresh.Refresh is { Length: > 0 } next && next != options.Password)
        {
            var old = options.Password ?? "";
            options.Password = next;
            await (options.RefreshTokenChanged?.Invoke(old, next) ?? Task.CompletedTask);
        }

        return fresh.Access;
    }

    private async Task<Granted> Ask()
    {
        var authority = new PrivateAuthority(options);
        using var http = Client(authority, TimeSpan.FromSeconds(options.TimeoutSeconds));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "refresh_token", ["refresh_token"] = options.Password ?? "", ["client_id"] = source.ClientId };
        if (source.ClientSecret.Length > 0)
            fields["client_secret"] = source.ClientSecret;
        if (source.Scope.Length > 0)
            fields["scope"] = source.Scope;
        try
        {
            using var form = new FormUrlEncodedContent(fields);
            using var answer = await http.PostAsync(new Uri(source.Endpoint), form);
            var text = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode && Granted.Read(text) is { } granted ? granted : throw new TokenException(MailTrouble.TokenRefused, $"{(int)answer.StatusCode} {Granted.ErrorIn(text)}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw new TokenException(authority.Refused ?? MailTrouble.TokenServerNotReached, e.Message, e);
        }
    }

    private static HttpClient Client(PrivateAuthority authority, TimeSpan timeout)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = authority.Trusts },
        })
        { Timeout = timeout, MaxResponseContentBufferSize = LongestAnswer };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return client;
    }

    private sealed record Granted(string Access, string? Refresh, double? Seconds)
    {
        public static Granted? Read(string text)
        {
            if (Root(text) is not { } root || Text(root, "access_token") is not { Length: > 0 } access)
                return null;
            double? seconds = root.TryGetProperty("expires_in", out var life) && life.ValueKind == JsonValueKind.Number && life.TryGetDouble(out var value) && value is > 0 and < 1e8 ? value : null;
            return new Granted(access, Text(root, "refresh_token"), seconds);
        }

        // The error's own words and nothing else of the answer: it may hold a token.
        public static string ErrorIn(string text) => Root(text) is { } root
            ? HeaderText.Clean($"{Text(root, "error")} {Text(root, "error_description")}".Trim(), 300)
            : "the answer is no JSON";

        private static JsonElement? Root(string text)
        {
            try
            {
                using var json = JsonDocument.Parse(text);
                return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }

        private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
