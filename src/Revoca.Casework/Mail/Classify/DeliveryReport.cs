using System.Text.RegularExpressions;

namespace Revoca.Casework.Mail.Classify;

/// <summary>Delivery status notifications after RFC 3464 and 6533, read leniently: many servers get a detail wrong.</summary>
internal static partial class DeliveryReport
{
    private sealed record Fields(Dictionary<string, string> Of)
    {
        public string? this[string name] => Of.GetValueOrDefault(name);

        public string Action => this["Action"]?.Trim().ToLowerInvariant() ?? "";

        public string? Status => EnhancedStatus.In(this["Status"]) ?? EnhancedStatus.In(Diagnostic);

        public string? Diagnostic => this["Diagnostic-Code"] is { } code ? Prefix().Replace(code, "") : null;

        public bool IsDelayed => Action.StartsWith("delay", StringComparison.Ordinal);

        public bool IsFailed => Action.StartsWith("fail", StringComparison.Ordinal) || (Action.Length == 0 && Status?[0] is '5' or '4');

        public string? Address => AddressIn(this["Final-Recipient"], needsAt: true) ?? AddressIn(this["Original-Recipient"], needsAt: true)
            ?? AddressIn(this["X-Actual-Recipient"], needsAt: true) ?? AddressIn(this["Final-Recipient"], needsAt: false);
    }

    public static Classification? Read(MailFacts mail)
    {
        var part = mail.PartsOf("message/delivery-status", "message/global-delivery-status").FirstOrDefault()
            ?? mail.PartsOf("text/plain").FirstOrDefault(text => mail.ReportType == "delivery-status" && StartsLikeReport(MailFacts.TextOf(text)));
        if (part is null)
            return null;
        var groups = Groups(MailFacts.TextOf(part)).Where(group => group["Final-Recipient"] is not null || group["Original-Recipient"] is not null || group["Action"] is not null).ToList();
        var failed = groups.Where(group => group.IsFailed).ToList();
        if (failed.Count > 0)
            return Verdict(MailClass.Bounce, failed, mail);
        var delayed = groups.Where(group => group.IsDelayed).ToList();
        if (delayed.Count > 0)
            return Verdict(MailClass.Delayed, delayed, mail);
        // A report of success is no bounce; an empty one is left to the rules that read the text.
        return groups.Count > 0 ? new Classification(MailClass.Other) { OriginalMessageId = OriginalMessage.OfReport(mail) } : null;
    }

    /// <summary>True when a report says that the message lies in the recipient's mailbox; "relayed" proves nothing.</summary>
    public static bool SaysDelivered(MailFacts mail) =>
        mail.PartsOf("message/delivery-status", "message/global-delivery-status").FirstOrDefault() is { } part
        && Groups(MailFacts.TextOf(part)).Any(group => group.Action.StartsWith("delivered", StringComparison.Ordinal));

    private static Classification Verdict(MailClass kind, List<Fields> groups, MailFacts mail)
    {
        var first = groups.FirstOrDefault(group => group.Status is not null) ?? groups[0];
        var recipients = groups.Select(group => group.Address).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var text = recipients.Count == 0 || (first.Status is null && first.Diagnostic is null) ? ReturnedMailDetails.From(mail) : null;
        return new Classification(kind)
        {
            Hard = kind == MailClass.Bounce && groups.Any(group => EnhancedStatus.IsHard(group.Status, group.Diagnostic ?? text?.Diagnostic ?? "")),
            Recipients = recipients.Count > 0 ? recipients : text?.Recipients ?? [],
            Status = first.Status ?? text?.Status,
            Diagnostic = ReturnedMailDetails.OneLine(first.Diagnostic ?? text?.Diagnostic),
            OriginalMessageId = OriginalMessage.OfReport(mail),
        };
    }

    private static bool StartsLikeReport(string text) =>
        text.TrimStart().StartsWith("Reporting-MTA:", StringComparison.OrdinalIgnoreCase) || text.TrimStart().StartsWith("Final-Recipient:", StringComparison.OrdinalIgnoreCase);

    // Groups end at an empty line, but some servers forget it: a second Final-Recipient or Action starts a new group as well.
    private static IEnumerable<Fields> Groups(string text)
    {
        var current = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Folding().Replace(text.ReplaceLineEndings("\n"), " ").Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = colon > 0 ? line[..colon].Trim() : "";
            if (line.Trim().Length == 0 || (name.ToLowerInvariant() is "final-recipient" or "action" or "original-recipient" && current.ContainsKey(name)))
            {
                yield return new Fields(current);
                current = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            }

            if (name.Length > 0)
                current.TryAdd(name, line[(colon + 1)..].Trim());
        }

        yield return new Fields(current);
    }

    private static string? AddressIn(string? field, bool needsAt)
    {
        if (string.IsNullOrWhiteSpace(field))
            return null;
        var value = field[(field.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim();
        var address = Plain().Match(value);
        if (address.Success)
            return address.Value;
        return needsAt || value.Length == 0 ? null : value.Trim('<', '>', ' ');
    }

    [GeneratedRegex(@"\n[ \t]+", RegexOptions.None, 500)]
    private static partial Regex Folding();

    [GeneratedRegex(@"^\s*[\w-]+\s*;\s*", RegexOptions.None, 500)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"[^\s<>()"";,]+@[^\s<>()"";,]+", RegexOptions.None, 500)]
    private static partial Regex Plain();
}
