using System.Globalization;
using System.Text.RegularExpressions;

namespace Revoca.Domain.Evidence.Provenance.Tools;

/// <summary>Wan's own command line writes no metadata; the file name it chooses names task, size and the first 50 characters of the prompt.</summary>
public static partial class WanFileName
{
    public static ProvenanceFinding? Read(string fileName)
    {
        var match = Shape().Match(fileName);
        if (!match.Success || !DateTime.TryParseExact(
                match.Groups["time"].Value, "yyyyMMdd_HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return null;
        string task = match.Groups["task"].Value.ToLowerInvariant(), size = match.Groups["size"].Value.ToUpperInvariant();
        var version = size.StartsWith('A') || task is "ti2v" or "s2v" or "animate" ? "2.2" : "2.1";
        var prompt = match.Groups["prompt"].Value.Replace('_', ' ').Trim();
        return new ProvenanceFinding
        {
            Tool = "Wan " + version,
            Version = version,
            Prompt = prompt.Length > 0 ? prompt : null,
            Models = [$"Wan{version}-{task.ToUpperInvariant()}-{size}"],
        };
    }

    [GeneratedRegex(
        @"^(?<task>t2v|t2i|i2v|flf2v|vace|ti2v|s2v|animate)-(?<size>A?[0-9]{1,2}(\.[0-9])?B)_[0-9]{2,5}[*x×_-][0-9]{2,5}_[0-9]{1,3}_[0-9]{1,3}_(?<prompt>.*)_(?<time>[0-9]{8}_[0-9]{6})( ?\([0-9]{1,3}\))?\.(mp4|png)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Shape();
}
