using System.CommandLine;
using System.Text.Json;
using Revoca.Casework;
using Revoca.Casework.Demo;

namespace Revoca.Web.Commands;

/// <summary><c>demo --data DIR --json</c>: fills an empty folder with an invented helpline and prints how to sign in. Refuses a real installation.</summary>
public static class DemoVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Command Build()
    {
        var data = DataOption.Make();
        var json = new Option<bool>("--json") { Description = "Print the cases and the sign-in as JSON." };
        var verb = new Command("demo", "Fills an empty data folder with an invented helpline and eight cases.") { data, json };
        verb.SetAction((parsed, stop) => Run(parsed.GetRequiredValue(data), parsed.GetValue(json), stop));
        return verb;
    }

    private static async Task<int> Run(string data, bool json, CancellationToken stop)
    {
        try
        {
            var seeded = await new SeedDemo(CaseworkOptions.For(Path.GetFullPath(data)), TimeProvider.System).Run(stop);
            await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(Shape(seeded), Json) : DemoText.Of(seeded));
            return 0;
        }
        catch (InvalidOperationException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static object Shape(DemoSeeded seeded) => new
    {
        cases = seeded.Cases.Select(one => new { reference = one.Reference, accessCode = one.AccessCode, state = one.State.ToString() }),
        signIn = seeded.SignIn.Select(one => new { user = one.User, password = one.Password, totpSecret = one.TotpSecret }),
    };
}
