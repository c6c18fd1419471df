using System.Buffers;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters;

/// <summary>Makes the facts of a letter fit to be read: one line each, and a mark where a character would act unseen.</summary>
internal static class VisibleText
{
    internal const char Mark = '\uFFFD';

    /// <summary>Control characters, line and paragraph separators, and the marks that turn the direction of text.</summary>
    private static readonly SearchValues<char> Unseen = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Concat(Enumerable.Range(0x2028, 7)).Concat(Enumerable.Range(0x2066, 4)).Select(code => (char)code)]);

    internal static LetterData Of(LetterData data) => data with
    {
        Reference = Of(data.Reference),
        PersonName = Maybe(data.PersonName),
        HostRule = Maybe(data.HostRule),
        Sender = data.Sender with
        {
            Organisation = Of(data.Sender.Organisation),
            Role = Of(data.Sender.Role),
            Signatory = Maybe(data.Sender.Signatory),
            Email = Of(data.Sender.Email),
            Phone = Maybe(data.Sender.Phone),
            Postal = [.. data.Sender.Postal.Select(Of)],
        },
        Recipient = data.Recipient with
        {
            HostName = Of(data.Recipient.HostName),
            LegalEntity = Maybe(data.Recipient.LegalEntity),
            Channel = Maybe(data.Recipient.Channel),
        },
        Items = [.. data.Items.Select(item => item with { ShortId = Of(item.ShortId), Url = Of(item.Url), HostIds = [.. item.HostIds.Select(Of)] })],
        Consent = data.Consent with { Scope = Maybe(data.Consent.Scope), ToWhom = Maybe(data.Consent.ToWhom) },
        SearchQueries = [.. data.SearchQueries.Select(Of)],
        Earlier = data.Earlier is { } earlier ? earlier with { Ticket = Maybe(earlier.Ticket), ReceiptEvidence = Maybe(earlier.ReceiptEvidence) } : null,
        Authority = data.Authority is { } authority
            ? authority with { Reason = Maybe(authority.Reason), Timeline = [.. authority.Timeline.Select(entry => new LetterEvent(Of(entry.When), Of(entry.What)))] }
            : null,
        Sheet = data.Sheet is { } sheet
            ? sheet with { Scope = [.. sheet.Scope.Select(Of)], Files = [.. sheet.Files.Select(file => file with { Label = Of(file.Label), KeptWhere = Maybe(file.KeptWhere) })] }
            : null,
    };

    internal static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(Unseen))
            return text;
        return string.Join(' ', string.Concat(text.Select(Show)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? Maybe(string? text) => text is null ? null : Of(text);

    private static char Show(char character) => character switch
    {
        '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029' => ' ',
        _ when Unseen.Contains(character) => Mark,
        _ => character,
    };
}
