namespace Revoca.Web.SignIn;

/// <summary>What somebody types to sign in.</summary>
public sealed class SignInForm
{
    public string Mail { get; set => field = value ?? ""; } = "";

    public string Password { get; set => field = value ?? ""; } = "";

    /// <summary>Six digits of the authenticator app, or a recovery code; empty the first time.</summary>
    public string Code { get; set => field = value ?? ""; } = "";
}
