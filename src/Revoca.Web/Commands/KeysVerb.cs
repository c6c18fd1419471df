using System.CommandLine;
using System.Text.Json;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Web.Commands;

/// <summary>Rotates keys, makes recovery words, and opens an installation with them.</summary>
public static class KeysVerb
{
    public static Command Build() => new("keys", "The keys of an installation") { Rotate(), Words(), Recover() };

    private static Command Rotate()
    {
        var data = DataOption.Make();
        var what = new Argument<string>("WHAT") { Description = "kek, team or pepper" }.AcceptOnlyFromAmong("kek", "team", "pepper");
        var times = new Option<int>("--times") { DefaultValueFactory = _ => 1, Description = "Do it this many times, printing a line after each" };
        var verb = new Command("rotate", "Put a new key in the place of the old one; safe to interrupt and to repeat") { what, data, times };
        verb.SetAction((parsed, stop) => DataOption.RunAsync(parsed.GetValue(data), async services =>
        {
            var rotation = services.GetRequiredService<KeyRotation>();
            for (var done = 1; done <= parsed.GetValue(times); done++)
            {
                var cases = await RunAsync(rotation, parsed.GetValue(what) ?? "", stop);
                Print(new { rotated = parsed.GetValue(what), cases });
            }

            return 0;
        }, stop));
        return verb;
    }

    private static async Task<int?> RunAsync(KeyRotation rotation, string what, CancellationToken stop)
    {
        switch (what)
        {
            case "kek":
                rotation.RotateKek();
                return null;
            case "pepper":
                rotation.RotatePepper();
                return null;
            default:
                return await rotation.RotateTeamAsync(stop);
        }
    }

    private static Command Words()
    {
        var data = DataOption.Make();
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "en", Description = "en or it" };
        var verb = new Command("words", "Make 24 recovery words; earlier ones open nothing any more. Write them on paper: they are not kept") { data, language };
        verb.SetAction((parsed, stop) => DataOption.RunAsync(parsed.GetValue(data), services =>
        {
            Print(new { words = services.GetRequiredService<KeyRotation>().MakeRecoveryWords().In(parsed.GetValue(language) ?? "en") });
            return Task.FromResult(0);
        }, stop));
        return verb;
    }

    private static Command Recover()
    {
        var data = DataOption.Make();
        var verb = new Command("recover", "Reads the 24 words from standard input and locks the keys with a new key-encryption key") { data };
        verb.SetAction(async (parsed, stop) =>
        {
            try
            {
                var words = RecoveryWords.Read(await Console.In.ReadToEndAsync(stop))
                    ?? throw new VaultLockedException("These are not 24 recovery words that belong together: one is misspelt, missing or out of its place.");
                KeyRotation.Recover(DataOption.Vault(parsed.GetValue(data)), words);
                Print(new { recovered = true });
                return File.Exists(Path.Combine(parsed.GetValue(data) ?? "", StorageFiles.Database)) ? await DataOption.RunAsync(parsed.GetValue(data), TellAsync, stop) : 0;
            }
            catch (VaultLockedException refusal)
            {
                await Console.Error.WriteLineAsync(refusal.Message);
                return 1;
            }
        });
        return verb;
    }

    private static async Task<int> TellAsync(IServiceProvider services)
    {
        await services.GetRequiredService<AuditLog>().RecordAsync(new AuditLine(AuditActor.System, "keys.recover"));
        return 0;
    }

    private static void Print(object result) => Console.WriteLine(JsonSerializer.Serialize(result));
}
