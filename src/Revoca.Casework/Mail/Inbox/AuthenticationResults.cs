using System.Text.RegularExpressions;
using Revoca.Domain.Hosts;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Mail.Inbox;

/// <summary>Reads what our own receiving server found out about a sender. Headers with any other server's name are ignored.</summary>
internal static partial class AuthenticationResults
{
    public static SenderCheck Of(ReadMail mail, string? ownServer, PublicSuffixes suffixes)
    {
        // Only the topmost of our own counts: our server puts its header on top, a forger can only write below it.
        var own = ownServer is null ? null : mail.AuthenticationResults.FirstOrDefault(header => Server(header).Equals(ownServer, StringComparison.OrdinalIgnoreCase));
        if (own is null)
            return SenderCheck.NotChecked;
        var domain = suffixes.RegistrableDomain(DomainOf(mail.From));
        if (Method(own, "dmarc") is { } dmarc)
            return dmarc.Groups["result"].Value.ToLowerInvariant() switch
            {
                "pass" => SenderCheck.Verified,
                "fail" => SenderCheck.Failed,
                _ => SenderCheck.NotChecked,
            };
        var aligned = Methods().Matches(own)
            .Where(method => method.Groups["method"].Value.ToLowerInvariant() is "dkim" or "spf" && method.Groups["result"].Value.Equals("pass", StringComparison.OrdinalIgnoreCase))
            .Any(method => domain is not null && suffixes.RegistrableDomain(DomainOf(method.Groups["of"].Value)) == domain);
        return aligned ? SenderCheck.Verified : SenderCheck.NotChecked;
    }

    public static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..].Trim(' ', '<', '>', '.').ToLowerInvariant();

    private static string Server(string header) => header.TrimStart().Split([' ', ';', '\t', '\r', '\n'], 2)[0];

    private static Match? Method(string header, string name) => Methods().Matches(header).FirstOrDefault(match => match.Groups["method"].Value.Equals(name, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        @";\s*(?<method>[a-z]+)\s*=\s*(?<result>[a-z]+)[^;]*?(?:(?:header\.d|header\.from|smtp\.mailfrom|header\.i)\s*=\s*(?<of>[^\s;]+)[^;]*)?(?=;|$)",
        RegexOptions.IgnoreCase, 500)]
    private static partial Regex Methods();
}
