namespace Revoca.Domain.HerSide;

/// <summary>How she may be reached.</summary>
public enum ContactChannel
{
    Mail,

    /// <summary>A text message: sent by a person, with the same fixed words.</summary>
    Text,

    /// <summary>A call by a person.</summary>
    Phone,
}

/// <summary>Her rules for being contacted, checked at the moment of sending. Silence is the rule until she says otherwise.</summary>
public sealed record SafeContact
{
    /// <summary>Days after <see cref="ReviewedOn"/> on which the rules still hold; then silence until she confirms them.</summary>
    public const int ReviewDays = 30;

    public static SafeContact Silence { get; } = new();

    /// <summary>Null = silence.</summary>
    public ContactChannel? Channel { get; init; }

    public string Address { get; init; } = "";

    /// <summary>The first minute of the day, in <see cref="Zone"/>; with <see cref="Until"/> not later than it, the hours run over midnight.</summary>
    public TimeOnly From { get; init; } = new(10, 0);

    /// <summary>The first minute that is outside again. The same as <see cref="From"/> = no hour at all.</summary>
    public TimeOnly Until { get; init; } = new(18, 0);

    /// <summary>IANA name; a zone this machine does not know means silence.</summary>
    public string Zone { get; init; } = "Europe/Rome";

    /// <summary>The name a message seems to come from; agreed with her.</summary>
    public string SenderName { get; init; } = "";

    public bool MayLeaveMessage { get; init; }

    /// <summary>Words that must not stand in a message, beyond those that never do.</summary>
    public IReadOnlyList<string> ForbiddenWords { get; init; } = [];

    /// <summary>What she says when she cannot speak freely; a person who calls listens for it.</summary>
    public string SafeWord { get; init; } = "";

    /// <summary>Others use the device: nothing may be left on it.</summary>
    public bool SharedDevice { get; init; }

    public DateOnly ReviewedOn { get; init; }

    /// <summary>Whether these words may leave now. There is no other way to write to her.</summary>
    /// <param name="message">What is about to leave, with everything a bystander would see.</param>
    /// <param name="now">The instant of sending, UTC.</param>
    public ContactAnswer Check(OutgoingWord message, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (Channel is null || Address.Length == 0)
            return ContactAnswer.Silence;
        if (message.Channel != Channel || !string.Equals(message.Address, Address, StringComparison.Ordinal))
            return ContactAnswer.OtherWay;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone))
            return ContactAnswer.Silence;
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var today = DateOnly.FromDateTime(local);
        if (today < ReviewedOn || today.DayNumber - ReviewedOn.DayNumber > ReviewDays)
            return ContactAnswer.ReviewOver;
        if (!MayLeaveMessage || SharedDevice)
            return ContactAnswer.NothingMayStay;
        if (SenderName.Length == 0 || !string.Equals(message.SenderName, SenderName, StringComparison.Ordinal))
            return ContactAnswer.OtherWay;
        if (ForbiddenWords.Any(word => word.Length > 0 && message.Everything.Contains(word, StringComparison.OrdinalIgnoreCase)))
            return ContactAnswer.ForbiddenWord;
        return IsInHours(TimeOnly.FromDateTime(local)) ? ContactAnswer.MayLeave : ContactAnswer.OutsideHours;
    }

    private bool IsInHours(TimeOnly time) => From < Until ? time >= From && time < Until : From > Until && (time >= From || time < Until);
}

/// <param name="Channel">The way it would go.</param>
/// <param name="Address">Where to.</param>
/// <param name="SenderName">Whom it seems to come from.</param>
/// <param name="Subject">Empty where the way has none.</param>
/// <param name="Text">The sentence.</param>
public sealed record OutgoingWord(ContactChannel Channel, string Address, string SenderName, string Subject, string Text)
{
    /// <summary>All that somebody beside her could read.</summary>
    public string Everything => $"{SenderName}\n{Subject}\n{Text}";
}

/// <summary>What her rules say to one message.</summary>
public enum ContactAnswer
{
    MayLeave,
    Silence,

    /// <summary>Another channel, address or sender than agreed.</summary>
    OtherWay,

    /// <summary>Not now; perhaps later today.</summary>
    OutsideHours,

    /// <summary>The rules are older than 30 days.</summary>
    ReviewOver,

    /// <summary>Nothing may be left for others to find.</summary>
    NothingMayStay,
    ForbiddenWord,

    /// <summary>She named this day as one on which nothing is to reach her.</summary>
    QuietDay,
}
