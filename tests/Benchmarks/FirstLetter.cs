using System.Diagnostics;
using System.Globalization;
using Revoca.Builders;
using Revoca.Casework.Letters;
using Revoca.Domain.Letters;
using Revoca.Typesetting;

namespace Revoca.Benchmarks;

/// <summary>The first letter of a process: from the start of the program to a PDF, in programs of their own, since it happens once in each.</summary>
internal static class FirstLetter
{
    /// <summary>What the program is called with to set one letter and end.</summary>
    public const string Word = "first-letter";

    /// <summary>Sets one letter and says how much processor time the program has used until then, in milliseconds.</summary>
    public static void Set()
    {
        var letter = new LetterWriter().Write(LetterKind.Dsa16Notice, Language.English, SampleLetters.Data);
        _ = LetterMail.Of(letter);
        var pdf = new TypesettingEngine().Render(LetterDocument.Of(letter));
        var used = Environment.CpuUsage.TotalTime.TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{used:F0} {pdf.Pages}"));
    }

    /// <summary>Elapsed and processor time of so many programs, in milliseconds, each list in rising order.</summary>
    public static (double[] Elapsed, double[] Processor) Measure(int programs)
    {
        var elapsed = new double[programs];
        var processor = new double[programs];
        for (var run = 0; run < programs; run++)
        {
            var watch = Stopwatch.StartNew();
            using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(FirstLetter).Assembly.Location, Word]) { UseShellExecute = false, RedirectStandardOutput = true })
                ?? throw new InvalidOperationException("dotnet did not start.");
            var line = child.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The program said nothing.");
            elapsed[run] = watch.Elapsed.TotalMilliseconds;
            processor[run] = double.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture);
            child.WaitForExit();
        }

        Array.Sort(elapsed);
        Array.Sort(processor);
        return (elapsed, processor);
    }
}
