using CsCheck;
using Revoca.Builders;
using Revoca.Domain.HerSide;
using Revoca.Domain.Letters;

namespace Revoca.Domain.Tests.HerSide;

public sealed class SafeContactTests
{
    private static readonly string[] Zones = ["Europe/Rome", "Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Nowhere/Atall"];
    private static readonly string[] Words = ["", "note", "hurry", "appunto", "police", "Notes"];

    private static readonly Gen<SafeContact> Rules =
        from channel in Gen.Int[0, 3]
        from minutes in Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 1439])
        from zone in Gen.Int[0, Zones.Length - 1].Select(at => Zones[at])
            // Every combination, and more often the one that lets something leave: or the rule would rarely be asked about the hour.
        from flags in Gen.Int[0, 31].Select(drawn => drawn > 15 ? 7 : drawn)
        from word in Gen.Int[0, Words.Length - 1].Select(at => Words[at])
        from day in Gen.Int[0, 45]
        select new SafeContact
        {
            Channel = channel == 3 ? null : (ContactChannel)channel,
            Address = (flags & 1) > 0 ? "her@mail.example" : "",
            From = TimeOnly.MinValue.AddMinutes(minutes.Item1),
            Until = TimeOnly.MinValue.AddMinutes(minutes.Item2),
            Zone = zone,
            SenderName = (flags & 2) > 0 ? "Marta" : "",
            MayLeaveMessage = (flags & 4) > 0,
            SharedDevice = (flags & 8) > 0,
            ForbiddenWords = [word],
            ReviewedOn = new DateOnly(2026, 3, 1).AddDays(day),
        };

    // Clocks are put on in each of the zones in these weeks, or back.
    private static readonly Gen<DateTimeOffset> Times = Gen.Int[0, 60 * 24 * 60].Select(minute => new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute));

    [Fact]
    public void Nothing_leaves_outside_her_rules_at_any_time()
    {
        var (asked, left, outside) = (0, 0, 0);
        Gen.Select(Rules, Times, Gen.Int[0, 2], Gen.Bool).Sample((rules, now, message, italian) =>
        {
            var word = NeutralWords.Of((NeutralMessage)message, italian ? Language.Italian : Language.English, rules);
            var (may, byHand) = (rules.Check(word, now) == ContactAnswer.MayLeave, MayByHand(rules, word, now));
            Interlocked.Increment(ref asked);
            Interlocked.Add(ref left, may ? 1 : 0);
            Interlocked.Add(ref outside, may && !byHand ? 1 : 0);
            return may == byHand;
        }, iter: 10_000);
        Figure.Tell($"safe contact: {asked} random rules and times, {left} would leave, {outside} outside her rules");
    }

    [Fact]
    public void Silence_is_the_rule_until_she_says_otherwise() =>
        Assert.Equal(ContactAnswer.Silence, SafeContact.Silence.Check(NeutralWords.Of(NeutralMessage.News, Language.English, SafeContact.Silence), DateTimeOffset.UnixEpoch));

    [Fact]
    public void Hours_may_run_over_midnight_and_end_before_their_last_minute()
    {
        var night = Agreed with { From = new(22, 0), Until = new(2, 0) };
        Assert.Equal(ContactAnswer.MayLeave, At(night, "2026-11-23T22:30:00Z"));
        Assert.Equal(ContactAnswer.OutsideHours, At(night, "2026-11-23T01:00:00Z"));
        Assert.Equal(ContactAnswer.MayLeave, At(Agreed, "2026-11-23T16:59:59Z"));
        Assert.Equal(ContactAnswer.OutsideHours, At(Agreed, "2026-11-23T17:00:00Z"));
    }

    [Fact]
    public void After_thirty_days_without_a_look_there_is_silence()
    {
        Assert.Equal(ContactAnswer.MayLeave, At(Agreed, "2026-12-20T12:00:00Z"));
        Assert.Equal(ContactAnswer.ReviewOver, At(Agreed, "2026-12-21T12:00:00Z"));
    }

    [Fact]
    public void A_shared_device_another_sender_and_a_forbidden_word_stop_it()
    {
        Assert.Equal(ContactAnswer.NothingMayStay, At(Agreed with { SharedDevice = true }, "2026-11-23T12:00:00Z"));
        Assert.Equal(ContactAnswer.ForbiddenWord, At(Agreed with { ForbiddenWords = ["NOTE"] }, "2026-11-23T12:00:00Z"));
        var other = NeutralWords.Of(NeutralMessage.News, Language.English, Agreed) with { SenderName = "Helpline Example" };
        Assert.Equal(ContactAnswer.OtherWay, Agreed.Check(other, Instant("2026-11-23T12:00:00Z")));
        Assert.Equal(ContactAnswer.OtherWay, Agreed.Check(other with { SenderName = "Marta", Address = "mother@mail.example" }, Instant("2026-11-23T12:00:00Z")));
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Italian)]
    public void Every_sentence_is_neutral_and_carries_no_link(Language language)
    {
        string[] never = ["http", "www", "://", "@", "image", "photo", "video", "foto", "immagin", "report", "segnala", "case", "caso", "code", "codice", "help", "aiuto",
            "police", "polizia", "lawyer", "legal", "avvocat", "site", "sito", "remov", "rimo", "victim", "vittim", "survivor", "abuse", "abuso", "revoca", "!"];
        foreach (var message in Enum.GetValues<NeutralMessage>())
        {
            var word = NeutralWords.Of(message, language, Agreed);
            Assert.All(never, bad => Assert.DoesNotContain(bad, word.Subject + " " + word.Text, StringComparison.OrdinalIgnoreCase));
            Assert.True(word.Text.Length < 80);
        }
    }

    private static SafeContact Agreed { get; } = new()
    {
        Channel = ContactChannel.Mail,
        Address = "her@mail.example",
        SenderName = "Marta",
        MayLeaveMessage = true,
        ReviewedOn = new DateOnly(2026, 11, 20),
    };

    private static ContactAnswer At(SafeContact rules, string instant) => rules.Check(NeutralWords.Of(NeutralMessage.News, Language.English, rules), Instant(instant));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    // Written anew from the rule's words, minute by minute, and not from the code.
    private static bool MayByHand(SafeContact rules, OutgoingWord word, DateTimeOffset now)
    {
        if (rules.Channel is null || rules.Address == "" || rules.SenderName == "" || !rules.MayLeaveMessage || rules.SharedDevice || rules.Zone == "Nowhere/Atall")
            return false;
        if (rules.ForbiddenWords[0] is { Length: > 0 } bad && word.Everything.Contains(bad, StringComparison.OrdinalIgnoreCase))
            return false;
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(rules.Zone)).DateTime;
        var age = (local.Date - rules.ReviewedOn.ToDateTime(TimeOnly.MinValue)).Days;
        if (age is < 0 or > 30)
            return false;
        var length = (((rules.Until - rules.From).TotalMinutes % 1440) + 1440) % 1440;
        var since = ((local.TimeOfDay - rules.From.ToTimeSpan()).TotalMinutes + 1440) % 1440;
        return since < length;
    }
}
