using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Law.Clocks;
using Revoca.Casework.Law.Ladder;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.People;

namespace Revoca.Casework.Cases;

/// <summary>One list of everything that waits: terms of ours first, then clocks, steps and work by their next moment.</summary>
public sealed class ShowToday(IDbContextFactory<CaseworkDb> dbs, ListMoments moments, ListSteps steps, ListToday work, TimeProvider clock)
{
    /// <param name="by">Who asks: only cases she may read.</param>
    /// <param name="evening">Until when "ends today" counts.</param>
    /// <param name="advocate">Only her cases; null = everybody's.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    public async Task<TodayView> Run(StaffId by, DateTimeOffset evening, StaffId? advocate = null, MomentPosition? after = null, CancellationToken cancellation = default)
    {
        if (!await MayList(by, cancellation))
            return new TodayView(clock.GetUtcNow()) { Clocks = new MomentCounts(0, 0, 0, 0), Evening = evening };
        var page = await moments.Run(by, advocate, after, cancellation);
        var waiting = await steps.Run(by, advocate, cancellation: cancellation);
        var jobs = await work.Run(by, advocate, cancellation);
        var end = page.More ? page.Rows[^1].Position : (MomentPosition?)null;
        var others = waiting.Select(step => new TodayEntry(step.Step.DueAt) { Step = step })
            .Concat(jobs.Select(job => new TodayEntry(job.Since) { Work = job }))
            .Where(entry => IsAfter(entry, after) && (end is not { } last || !IsAfter(entry, last)));
        return new TodayView(page.Now)
        {
            Entries = [.. page.Rows.Select(row => new TodayEntry(row.NextMoment) { Clock = row }).Concat(others)
                .OrderByDescending(entry => entry.IsOurs).ThenBy(entry => entry.At)],
            Next = end,
            Clocks = await moments.Count(by, evening, advocate, cancellation),
            Evening = evening,
            Steps = waiting.Count,
            Jobs = jobs.Count,
        };
    }

    // Everybody at the desk lands on Today; who works on no case finds it empty.
    private async Task<bool> MayList(StaffId by, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return StaffPolicy.Allows(await db.RolesOf(by, cancellation), DeskAct.ListCases);
    }

    // Steps and work stand among the clocks owed to us, each on the page whose span of time it falls into.
    private static bool IsAfter(TodayEntry entry, MomentPosition? place) => place is not { } position || (!position.Ours && entry.At > position.At);
}

/// <summary>Today at an instant: one page of the list, and the counts of all of it.</summary>
public sealed record TodayView(DateTimeOffset Now)
{
    public IReadOnlyList<TodayEntry> Entries { get; init; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    public MomentPosition? Next { get; init; }

    public required MomentCounts Clocks { get; init; }

    public DateTimeOffset Evening { get; init; }

    /// <summary>Proposed steps that wait for a decision.</summary>
    public int Steps { get; init; }

    /// <summary>Drafts, forms, bounces, tasks, second looks.</summary>
    public int Jobs { get; init; }

    public bool IsEmpty => Clocks.All == 0 && Steps == 0 && Jobs == 0;
}

/// <summary>One line of Today: a clock, a proposed step or a piece of work.</summary>
/// <param name="At">The next legal moment, when the step fell due, or since when the work waits.</param>
public sealed record TodayEntry(DateTimeOffset At)
{
    public MomentRow? Clock { get; init; }

    public StepRow? Step { get; init; }

    public TodayRow? Work { get; init; }

    public bool IsOurs => Clock?.Position.Ours ?? false;
}
