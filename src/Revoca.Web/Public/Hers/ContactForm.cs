using System.Globalization;
using Revoca.Domain.HerSide;

namespace Revoca.Web.Public.Hers;

/// <summary>Her rules for contact, as typed.</summary>
public sealed class ContactForm
{
    /// <summary>Empty = silence.</summary>
    public string Channel { get; set => field = value ?? ""; } = "";

    public string Address { get; set => field = value ?? ""; } = "";

    public string From { get; set => field = value ?? ""; } = "10:00";

    public string Until { get; set => field = value ?? ""; } = "18:00";

    /// <summary>IANA name; anything else means silence.</summary>
    public string Zone { get; set => field = value ?? ""; } = "";

    public string Sender { get; set => field = value ?? ""; } = "";

    public bool MayLeave { get; set; }

    public bool Shared { get; set; }

    public string Forbidden { get; set => field = value ?? ""; } = "";

    public string SafeWord { get; set => field = value ?? ""; } = "";

    /// <param name="rules">As they are.</param>
    /// <param name="zone">Where she counts her days, for as long as nothing is agreed.</param>
    public static ContactForm Of(SafeContact rules, string zone = HomeZones.Usual)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new()
        {
            Channel = rules.Channel?.ToString() ?? "",
            Address = rules.Address,
            From = rules.From.ToString("HH:mm", CultureInfo.InvariantCulture),
            Until = rules.Until.ToString("HH:mm", CultureInfo.InvariantCulture),
            Zone = rules.Channel is null ? zone : rules.Zone,
            Sender = rules.SenderName,
            MayLeave = rules.MayLeaveMessage,
            Shared = rules.SharedDevice,
            Forbidden = string.Join(", ", rules.ForbiddenWords),
            SafeWord = rules.SafeWord,
        };
    }

    /// <returns>Silence for anything that cannot be understood: never a guess about reaching her.</returns>
    public SafeContact Rules(DateOnly today) =>
        Enum.TryParse<ContactChannel>(Channel, out var channel) && Enum.IsDefined(channel) && Address.Trim().Length > 0 && Time(From) is { } from && Time(Until) is { } until && HomeZones.Knows(Zone)
            ? new SafeContact
            {
                Channel = channel,
                Address = Address.Trim(),
                From = from,
                Until = until,
                Zone = Zone,
                SenderName = Sender.Trim(),
                MayLeaveMessage = MayLeave,
                SharedDevice = Shared,
                ForbiddenWords = Forbidden.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                SafeWord = SafeWord.Trim(),
                ReviewedOn = today,
            }
            : SafeContact.Silence;

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text.Trim(), ["H:mm", "HH:mm", "HH.mm", "H.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
