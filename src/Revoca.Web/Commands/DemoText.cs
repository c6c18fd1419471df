using System.Globalization;
using System.Text;
using Revoca.Casework.Demo;

namespace Revoca.Web.Commands;

/// <summary>The demo as a person reads it in a terminal.</summary>
internal static class DemoText
{
    public static string Of(DemoSeeded seeded)
    {
        var text = new StringBuilder();
        text.AppendLine("An invented helpline with eight cases. Mail is written to the pick-up folder; nothing leaves this machine.");
        text.AppendLine("Sign in with:");
        foreach (var one in seeded.SignIn)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {one.User}   password: {one.Password}");
        text.AppendLine("The third thing it asks for, six digits of an authenticator app, stands on the demo's sign-in page.");
        text.AppendLine("Access codes of the depicted persons (for /check):");
        foreach (var one in seeded.Cases)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {one.Reference}  {one.State,-16} {one.AccessCode}");
        return text.ToString();
    }
}
