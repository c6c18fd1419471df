namespace Revoca.Web.Hosting;

/// <summary>Writes a bare switch as key=value: the configuration reader would otherwise take the next argument for its value.</summary>
public static class Switches
{
    private static readonly string[] Bare = ["--demo"];

    public static string[] Spelled(string[] args) =>
        [.. args.Select(arg => Bare.Contains(arg, StringComparer.Ordinal) ? arg + "=true" : arg)];
}
