using System.CommandLine;
using System.Text;
using Revoca.Casework.Evidence;

namespace Revoca.Web.Commands;

/// <summary><c>fingerprint FILE…</c>: one claim a line. Reads the files given, writes nothing else and needs no data.</summary>
public static class FingerprintVerb
{
    public static Command Build()
    {
        var files = new Argument<string[]>("FILE") { Description = "Pictures, videos, models or anything else", Arity = ArgumentArity.OneOrMore };
        var verb = new Command("fingerprint", "Print one claim of hashes and provenance for each file, as a line of JSON") { files };
        verb.SetAction(async (parsed, cancelled) => await Run(parsed.GetValue(files) ?? [], cancelled));
        return verb;
    }

    private static async Task<int> Run(string[] files, CancellationToken cancelled)
    {
        // Bytes, not Console.Out: its encoding is the terminal's, a claim is always UTF-8.
        await using var output = Console.OpenStandardOutput();
        foreach (var file in files)
        {
            cancelled.ThrowIfCancellationRequested();
            var (line, hint) = FingerprintFile.Run(file);
            await output.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancelled);
            await output.FlushAsync(cancelled);
            if (hint is not null)
                await Console.Error.WriteLineAsync($"{file}: {hint}");
        }

        return 0;
    }
}
