using System.Globalization;

namespace Revoca.Builders;

/// <summary>What a test counted. check.cs prints all of it at its end; a test run alone prints it at once.</summary>
public static class Figure
{
    private static readonly Lock Gate = new();

    public static void Tell(FormattableString counted)
    {
        ArgumentNullException.ThrowIfNull(counted);
        var line = counted.ToString(CultureInfo.InvariantCulture);
        if (Environment.GetEnvironmentVariable("REVOCA_FIGURES") is not { Length: > 0 } file)
        {
            Console.WriteLine(line);
            return;
        }

        lock (Gate)
            File.AppendAllText(file, line + "\n");
    }
}
