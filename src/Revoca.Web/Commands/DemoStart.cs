using Revoca.Casework;
using Revoca.Casework.Demo;

namespace Revoca.Web.Commands;

/// <summary><c>--demo</c> before serving: fills the data folder when it is empty and prints the sign-in; leaves any other folder as it is.</summary>
internal static class DemoStart
{
    public static async Task SeedIfEmptyAsync(string dataFolder)
    {
        try
        {
            await Console.Out.WriteLineAsync("Making the demo; this takes a few seconds…");
            var seeded = await new SeedDemo(CaseworkOptions.For(Path.GetFullPath(dataFolder)), TimeProvider.System).Run();
            await Console.Out.WriteLineAsync(DemoText.Of(seeded));
        }
        catch (InvalidOperationException)
        {
            await Console.Out.WriteLineAsync($"{dataFolder} is in use already: nothing was added. The demo's sign-in was printed when it was made.");
        }
    }
}
