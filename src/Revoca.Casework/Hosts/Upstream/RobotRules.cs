using System.Collections.Concurrent;
using System.Text;
using Revoca.Domain.Evidence;

namespace Revoca.Casework.Hosts.Upstream;

public enum RobotAnswer
{
    Allowed,
    Forbidden,

    /// <summary>The site gave no answer, or a broken one: not now.</summary>
    Unknown,

    /// <summary>The address is not one this program opens.</summary>
    Refused,
}

/// <summary>What a site's robots.txt asks of programs (RFC 9309): the group for every program, the longest rule counts. Read once a day, at most 64 KiB of it.</summary>
public sealed class RobotRules(IOutsideNetwork network, TimeProvider clock) : IDisposable
{
    private const int MostText = 65_536;
    private const int MostKept = 1_000;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private readonly HttpClient http = GuardedHttp.Client(network, TimeSpan.FromSeconds(15));
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, IReadOnlyList<RobotLine> Lines)> kept = new(StringComparer.OrdinalIgnoreCase);

    public async Task<RobotAnswer> MayLook(ContentUrl url, CancellationToken cancellation = default)
    {
        if (!Uri.TryCreate(url.Written, UriKind.Absolute, out var address))
            return RobotAnswer.Refused;
        var site = address.GetLeftPart(UriPartial.Authority);
        try
        {
            if (!kept.TryGetValue(site, out var known) || clock.GetUtcNow() - known.At > KeptFor)
            {
                if (await Read(new Uri(address, "/robots.txt"), cancellation) is not { } text)
                    return RobotAnswer.Unknown;
                known = (clock.GetUtcNow(), Lines(text));
                if (kept.Count >= MostKept)
                    kept.Clear();
                kept[site] = known;
            }

            return Allows(known.Lines, address.PathAndQuery) ? RobotAnswer.Allowed : RobotAnswer.Forbidden;
        }
        catch (HttpRequestException problem) when (problem.InnerException is ConnectionRefused)
        {
            return RobotAnswer.Refused;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException
            || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return RobotAnswer.Unknown;
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>The longest matching rule counts; of two as long as each other the one that allows; without any, everything is allowed.</summary>
    internal static bool Allows(IReadOnlyList<RobotLine> lines, string path) =>
        lines.Where(line => Matches(line.Pattern, path)).OrderByDescending(line => line.Pattern.Length).ThenByDescending(line => line.Allow).FirstOrDefault()?.Allow ?? true;

    /// <summary>The rules of every group that speaks to all programs. What cannot be read is passed over.</summary>
    internal static IReadOnlyList<RobotLine> Lines(string text)
    {
        var lines = new List<RobotLine>();
        var (ours, inRules) = (false, false);
        foreach (var raw in text.Split('\n', '\r'))
        {
            var line = raw.Split('#')[0].Split(':', 2);
            if (line.Length < 2)
                continue;
            var (key, value) = (line[0].Trim().ToUpperInvariant(), line[1].Trim());
            if (key == "USER-AGENT")
            {
                ours = value == "*" || (ours && !inRules); // several names before the rules are one group
                inRules = false;
            }
            else if (key is "ALLOW" or "DISALLOW")
            {
                inRules = true;
                if (ours && value.Length > 0)
                    lines.Add(new(key == "ALLOW", value));
            }
        }

        return lines;
    }

    // Not Regex: the pattern is a stranger's. "*" stands for anything, a final "$" for the end; each part is found at its first place, so the time is bounded.
    private static bool Matches(string pattern, string path)
    {
        var ends = pattern.EndsWith('$');
        var parts = (ends ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        foreach (var part in parts[1..])
        {
            var found = path.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }

        return !ends || at == path.Length || (parts.Length > 1 && path.EndsWith(parts[^1], StringComparison.Ordinal));
    }

    // No such file (4xx) or one that lies elsewhere: everything is allowed. An error of the server: not now.
    private async Task<string?> Read(Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        LookAtPage.Introduce(request);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if ((int)response.StatusCode is >= 300 and < 500 and not 429)
            return "";
        if ((int)response.StatusCode != 200)
            return null;
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[MostText];
        var read = await body.ReadAtLeastAsync(buffer, MostText, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}

internal sealed record RobotLine(bool Allow, string Pattern);
