using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Casework.Evidence;

/// <summary>Says what items are: their kind, whether they were recorded or made, where exactly on the page.</summary>
public sealed class DescribeItems(IDbContextFactory<CaseworkDb> dbs, TimeProvider clock)
{
    /// <param name="caseId">The case the items belong to.</param>
    /// <param name="items">The items to describe alike.</param>
    /// <param name="words">What to say; a null part stays as it is.</param>
    /// <param name="by">Who says it.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task Run(CaseId caseId, IReadOnlyCollection<ItemId> items, ItemWords words, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var chosen = await db.Items.Where(x => x.CaseId == caseId && items.Contains(x.Id)).ToListAsync(cancellation);
        foreach (var item in chosen)
            db.Events.Add(item.Describe(words.Kind ?? item.Kind, words.Depiction ?? item.Depiction, words.Note ?? item.Note, change));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Says what letters tell of items; a null part stays as it is.</summary>
    public async Task Tell(CaseId caseId, IReadOnlyCollection<ItemId> items, ItemTelling words, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var change = new Change(Actor.Of(by), clock.GetUtcNow());
        var chosen = await db.Items.Where(x => x.CaseId == caseId && items.Contains(x.Id)).ToListAsync(cancellation);
        foreach (var item in chosen)
            db.Events.Add(item.Tell(new ItemTold(words.HostsId ?? item.HostsId, words.Consent ?? item.Consent, words.Facts ?? item.Facts), change));
        await db.SaveChangesAsync(cancellation);
    }
}

public sealed record ItemWords(ContentItemKind? Kind = null, Depiction? Depiction = null, string? Note = null);

/// <summary>What to say of items in letters; a null part stays as it is.</summary>
public sealed record ItemTelling(string? HostsId = null, ConsentStatement? Consent = null, FactsSentence? Facts = null);
