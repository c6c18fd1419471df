namespace Revoca.Web.SignIn;

/// <summary>What somebody who was invited types.</summary>
public sealed class JoinForm
{
    public string Password { get; set => field = value ?? ""; } = "";

    public string Again { get; set => field = value ?? ""; } = "";
}
