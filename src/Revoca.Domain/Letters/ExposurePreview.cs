using Revoca.Domain.Hosts;

namespace Revoca.Domain.Letters;

/// <summary>What a letter tells about the person; read off the finished text, so that an edited template is counted too.</summary>
[Flags]
public enum PersonalFacts
{
    None = 0,
    Name = 1,
    NameInSubject = 2,
    Addresses = 4,
    SearchTerms = 8,
    MandateDate = 16,
    ConsentHistory = 32,
    Ownership = 64,
    Minority = 128,
    SafeContact = 256,
    Country = 512,
}

/// <summary>Before each send: which facts, to whom, and what would tell less. It promises nothing about what others do.</summary>
public sealed record ExposurePreview(PersonalFacts Facts, IReadOnlyList<ExposedTo> Readers, IReadOnlyList<LowerExposure> Alternatives)
{
    public static ExposurePreview Of(Letter letter, Channel? channel, IReadOnlyList<Channel> others)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(others);
        return new ExposurePreview(letter.Facts, [.. ReadersOf(letter.Kind, channel?.Exposure ?? Exposure.Unknown)], [.. Lower(letter, channel, others)]);
    }

    /// <summary>A letter to the person who put it there: the site learns nothing of it, and who reads it is known.</summary>
    public ExposurePreview ToPerson() => this with { Readers = [new ExposedTo(Reader.Uploader, Chance.Yes), .. Readers.Where(one => one.Reader is Reader.NoticeDatabase or Reader.Everybody)] };

    private static IEnumerable<ExposedTo> ReadersOf(LetterKind kind, Exposure exposure)
    {
        if (IsSheet(kind))
            yield break;
        yield return new ExposedTo(IsAuthority(kind) ? Reader.Authority : Reader.HostStaff, Chance.Yes);
        if (IsAuthority(kind))
        {
            yield return new ExposedTo(Reader.HostStaff, Chance.Possible);
            yield break;
        }

        yield return new ExposedTo(Reader.Uploader, exposure switch
        {
            Exposure.NoneKnown => Chance.NoneKnown,
            Exposure.Unknown => Chance.Unknown,
            Exposure.ForwardedToUploader or Exposure.PublicThread => Chance.Yes,
            Exposure.Lumen or Exposure.Published => Chance.Possible,
            _ => throw new ArgumentOutOfRangeException(nameof(exposure), exposure, "No such exposure."),
        });
        if (exposure == Exposure.Lumen || kind == LetterKind.DmcaNotice)
            yield return new ExposedTo(Reader.NoticeDatabase, exposure == Exposure.Lumen ? Chance.Yes : Chance.Possible);
        if (exposure is Exposure.Published or Exposure.PublicThread)
            yield return new ExposedTo(Reader.Everybody, Chance.Yes);
    }

    private static IEnumerable<LowerExposure> Lower(Letter letter, Channel? channel, IReadOnlyList<Channel> others)
    {
        if (letter.Facts.HasFlag(PersonalFacts.Name) && !IsSheet(letter.Kind))
            yield return new LowerExposure(LowerBy.OrganisationSigns, null);
        if (letter.Kind == LetterKind.Dsa16Notice && letter.Facts.HasFlag(PersonalFacts.MandateDate))
            yield return new LowerExposure(LowerBy.OrganisationInItsOwnName, null);
        if (letter.Kind == LetterKind.DmcaNotice)
            yield return new LowerExposure(LowerBy.AnotherBasis, null);
        if (letter.Kind == LetterKind.UpstreamAbuse || channel is { Exposure: >= Exposure.ForwardedToUploader, Type: ChannelType.WebForm })
            yield return new LowerExposure(LowerBy.AnonymousOption, null);
        var now = channel?.Exposure ?? Exposure.Unknown;
        var better = others.Where(other => other != channel && other.IsUsable && other.Exposure < now).OrderBy(other => other.Exposure).FirstOrDefault();
        if (better is not null)
            yield return new LowerExposure(LowerBy.AnotherChannel, better);
    }

    private static bool IsSheet(LetterKind kind) =>
        kind is LetterKind.Mandate or LetterKind.PreservationCard or LetterKind.ErasureCertificate or LetterKind.ClosingSheet;

    private static bool IsAuthority(LetterKind kind) =>
        kind is LetterKind.Garante144Bis or LetterKind.AgcomComplaint or LetterKind.FtcComplaint or LetterKind.GaranteComplaint;
}

/// <summary>Somebody who may learn what the letter holds.</summary>
public sealed record ExposedTo(Reader Reader, Chance Chance);

/// <summary>Who reads.</summary>
public enum Reader
{
    HostStaff,
    Uploader,
    NoticeDatabase,
    Everybody,
    Authority,
}

/// <summary>How sure it is that they read; NoneKnown is no promise.</summary>
public enum Chance
{
    NoneKnown,
    Unknown,
    Possible,
    Yes,
}

/// <summary>A way to tell less; the channel is set where another one is meant.</summary>
public sealed record LowerExposure(LowerBy By, Channel? Channel);

/// <summary>Ways to tell less.</summary>
public enum LowerBy
{
    OrganisationSigns,

    /// <summary>DSA art. 16 lets any entity notify in its own name; no mandate needs to be mentioned.</summary>
    OrganisationInItsOwnName,

    AnonymousOption,
    AnotherChannel,

    /// <summary>Not copyright: a copyright notice passes on the owner's name.</summary>
    AnotherBasis,
}

/// <summary>Rule 11: a copyright notice is written only after "who pressed the shutter?" was answered.</summary>
public static class CopyrightGate
{
    /// <returns>The title the answer gives, or null when it gives none and no notice may be written.</returns>
    public static CopyrightTitle? Title(Shutter answer) => answer switch
    {
        Shutter.ThePerson => CopyrightTitle.TakenByThePerson,
        Shutter.SomebodyWhoAssignedInWriting => CopyrightTitle.AssignedInWriting,
        Shutter.SomebodyElse or Shutter.NotKnown => null,
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such answer."),
    };
}

/// <summary>Answers to "who pressed the shutter?".</summary>
public enum Shutter
{
    NotKnown,
    ThePerson,
    SomebodyWhoAssignedInWriting,
    SomebodyElse,
}
