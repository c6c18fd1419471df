namespace Revoca.Casework.Mail.Tokens;

/// <summary>Where access tokens come from: the provider's token endpoint (https) and the client registered there. The refresh token is the account's password.</summary>
public sealed class TokenSource
{
    public string Endpoint { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>Empty for a client without one.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Space-separated; empty for what was granted at first.</summary>
    public string Scope { get; set; } = "";

    internal static bool IsEndpoint(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0;
}

/// <summary>The provider gave no access token.</summary>
internal sealed class TokenException(MailTrouble trouble, string detail, Exception? inner = null) : IOException(detail, inner)
{
    public MailTrouble Trouble { get; } = trouble;
}
