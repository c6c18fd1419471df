using System.Text.RegularExpressions;
using Revoca.Casework.Mail.Classify.Phrases;
using Revoca.Domain.Replies;

namespace Revoca.Casework.Mail.Classify;

/// <summary>Enhanced mail system status codes (RFC 3463), and what they say about the address.</summary>
internal static partial class EnhancedStatus
{
    private static readonly PhraseList FullMailbox =
    [
        "mailbox full", "mailbox is full", "inbox full", "inbox is full", "over quota", "overquota", "quota exceeded",
        "exceeded storage", "out of storage",
        "casella è piena", "casella di posta piena", "casella di posta è piena", "casella del destinatario è piena", "spazio esaurito",
        "postfach überfüllt", "postfach ist überfüllt", "boîte de réception est pleine", "boîte aux lettres est pleine", "boîte est pleine",
        "messagerie pleine", "buzón está lleno", "buzón de correo está lleno", "buzón de entrada está lleno", "cuota excedida",
        "quota full", "exceeds quota", "storage limit", "casella piena", "postfach voll", "postfach ist voll", "boite pleine",
        "boite de reception pleine",
        "boite aux lettres pleine", "buzon lleno", "mailbox quota", "disk quota", "bandeja de entrada llena", "over the maximum storage",
    ];

    private static readonly PhraseList ForNow =
    [
        "temporarily", "temporary", "timed out", "time out", "timeout", "try again later", "in the queue too long", "retry time",
        "retry timeout", "connection refused",
        "could not connect", "couldn't establish", "wasn't able to establish", "wasn't able to connect", "expired", "greylist",
        "too many connections", "vorübergehend", "temporaneamente", "temporairement", "temporalmente",
    ];

    /// <summary>The first code that follows an SMTP reply or a hash sign, else the first code at all; null when there is none.</summary>
    public static string? In(string? text) =>
        text is null ? null
        : AfterReply().Match(text) is { Success: true } after ? after.Groups["v"].Value
        : Anywhere().Match(text) is { Success: true } any ? any.Groups["v"].Value : null;

    /// <summary>The three-digit SMTP reply of 4xx or 5xx in a text, or null.</summary>
    public static int? ReplyIn(string text) =>
        Reply().Match(text) is { Success: true } match ? int.Parse(match.Groups["v"].Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>A full mailbox empties again, whatever class the server gives it; else the first digit decides, then the SMTP code, then the words.</summary>
    public static bool IsHard(string? status, string text)
    {
        var folded = FoldedText.Of(text);
        if (status is "5.2.2" || (status is null or "5.0.0" or "5.2.0" or "5.2.1" && FullMailbox.IsIn(folded)))
            return false;
        if (status?[0] is '4')
            return false;
        if (status?[0] is '5')
            return true;
        return ReplyIn(text) is { } code ? code >= 500 : !ForNow.IsIn(folded);
    }

    [GeneratedRegex(@"(?:\b[45]\d\d[\s#:-]{1,3}|#\s*)(?<v>[245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)", RegexOptions.None, 500)]
    private static partial Regex AfterReply();

    [GeneratedRegex(@"(?<![\d.\w/-])(?<v>[245]\.\d{1,3}\.\d{1,3})(?![.\d]*\d)", RegexOptions.None, 500)]
    private static partial Regex Anywhere();

    [GeneratedRegex(@"(?<![\d.:\w-])(?<v>[45][0-5]\d)(?=[\s#-]|$)(?!\s*(?:hours?|minutes?|bytes|kb|mb))", RegexOptions.None, 500)]
    private static partial Regex Reply();
}
