using System.CommandLine;
using System.Text.Json;
using Revoca.Casework.People;
using Revoca.Casework.People.Access;
using Revoca.Casework.People.SignIn;

namespace Revoca.Web.Commands;

/// <summary><c>staff reset MAIL</c>: for a member who lost every second factor, when there is no other administrator who could help.</summary>
public static class StaffVerb
{
    public static Command Build() => new("staff", "The members of staff of an installation") { Reset() };

    private static Command Reset()
    {
        var data = DataOption.Make();
        var mail = new Argument<string>("MAIL") { Description = "The address the member signs in with" };
        var password = new Option<bool>("--password") { Description = "Give a new password, too; it is printed once" };
        var verb = new Command("reset", "Take second factor, passkeys, recovery codes and sessions of a member away; the password leads to enrolment again") { mail, data, password };
        verb.SetAction((parsed, stop) => DataOption.RunAsync(parsed.GetValue(data), async services =>
        {
            var (known, next) = await services.GetRequiredService<ResetSignIn>().AtTheMachine(parsed.GetRequiredValue(mail), parsed.GetValue(password), stop);
            if (known)
                Console.WriteLine(JsonSerializer.Serialize(new { reset = parsed.GetValue(mail), password = next }));
            else
                await Console.Error.WriteLineAsync("Nobody signs in with this address.");
            return known ? 0 : 1;
        }, stop, AddPeople));
        return verb;
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddStaffIdentity();
        services.AddSingleton<CaseAccess>().AddSingleton<ChangePassword>().AddSingleton<ResetSignIn>();
    }
}
