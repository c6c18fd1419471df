using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Domain.Cases.Keeping;

public readonly record struct ErasureId(Guid Value) : IId<ErasureId>
{
    public static ErasureId New() => new(Guid.NewGuid());

    public static ErasureId From(Guid value) => new(value);
}

/// <summary>Why a case was erased. Chosen, never written: a sentence could name her.</summary>
public enum ErasureReason
{
    /// <summary>She asked for it.</summary>
    AtHerWish,

    /// <summary>Its time was over and nobody asked to keep it.</summary>
    TimeOver,

    /// <summary>It should never have been here: a test, a duplicate, not for us.</summary>
    NotOurs,
}

/// <summary>All that stays of an erased case: counters and a certificate (domain rule 16).</summary>
public sealed class Erasure
{
    private Erasure()
    {
    }

    public ErasureId Id { get; private init; }

    /// <summary>The random id of the case, which also stands on the list of erased cases.</summary>
    public Guid Erased { get; private init; }

    /// <summary>What staff called the case: by it she can ask for her certificate. Sealed at rest.</summary>
    public string Reference { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public ErasureReason Reason { get; private init; }

    public Language Language { get; private init; }

    /// <summary>The day from which no backup opens it any more.</summary>
    public DateOnly BackupsGoneOn { get; private init; }

    public int Items { get; private init; }

    public int Removed { get; private init; }

    public int NoticesSent { get; private init; }

    public static Erasure Of(Case erased, ErasureReason reason, ErasureCounts counts, (DateTimeOffset At, DateOnly BackupsGoneOn) when)
    {
        ArgumentNullException.ThrowIfNull(erased);
        ArgumentNullException.ThrowIfNull(counts);
        return new Erasure
        {
            Id = ErasureId.New(),
            Erased = erased.Id.Value,
            Reference = erased.Reference.Text,
            At = when.At,
            Reason = reason,
            Language = erased.Language,
            BackupsGoneOn = when.BackupsGoneOn,
            Items = counts.Items,
            Removed = counts.Removed,
            NoticesSent = counts.NoticesSent,
        };
    }
}

/// <param name="Items">Places that were reported.</param>
/// <param name="Removed">Observed gone twice, see <see cref="Availability.Removed"/>.</param>
/// <param name="NoticesSent">Letters that had left and cannot be called back.</param>
public sealed record ErasureCounts(int Items, int Removed, int NoticesSent);
