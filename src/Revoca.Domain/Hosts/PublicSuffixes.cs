using System.Globalization;

namespace Revoca.Domain.Hosts;

/// <summary>The public suffix list: which part of a host name somebody can register. Rules as on publicsuffix.org: "com", "*.ck", "!www.ck".</summary>
public sealed class PublicSuffixes
{
    private readonly HashSet<string> rules = new(12_000, StringComparer.Ordinal);
    private readonly HashSet<string> wildcards = new(StringComparer.Ordinal);
    private readonly HashSet<string> exceptions = new(StringComparer.Ordinal);

    public PublicSuffixes(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var rule = System.Text.Ascii.IsValid(line) ? line : new IdnMapping().GetAscii(line);
            if (rule.StartsWith("*.", StringComparison.Ordinal))
                wildcards.Add(rule[2..]);
            else if (rule.StartsWith('!'))
                exceptions.Add(rule[1..]);
            else
                rules.Add(rule);
        }
    }

    /// <summary>The suffix and one label more, from a lower-case punycode host; null for a bare suffix or an IP address. An unlisted top level counts as a suffix.</summary>
    public string? RegistrableDomain(string host)
    {
        if (host.Length == 0 || host.Contains(':', StringComparison.Ordinal) || char.IsAsciiDigit(host[^1]))
            return null;
        var suffix = SuffixStart(host, out _);
        if (suffix == 0)
            return null;
        var label = suffix < 2 ? -1 : host.LastIndexOf('.', suffix - 2);
        return host[(label + 1)..];
    }

    /// <summary>True when the host ends in a suffix that is on the list and has at least one label before it.</summary>
    public bool HasListedSuffix(string host) => SuffixStart(host, out var listed) > 0 && listed;

    private int SuffixStart(string host, out bool listed)
    {
        var (exact, wild, except) = (Lookup(rules), Lookup(wildcards), Lookup(exceptions));
        listed = true;
        for (var start = 0; start >= 0; start = Next(host, start))
        {
            var rest = host.AsSpan(start);
            var parent = Next(host, start);
            if (except.Contains(rest))
                return parent;
            if (exact.Contains(rest) || (parent > 0 && wild.Contains(host.AsSpan(parent))))
                return start;
        }

        listed = false;
        return host.LastIndexOf('.') + 1;
    }

    private static int Next(string host, int start)
    {
        var dot = host.IndexOf('.', start);
        return dot < 0 ? -1 : dot + 1;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(HashSet<string> set) => set.GetAlternateLookup<ReadOnlySpan<char>>();
}
