using System.Security.Cryptography;
using Revoca.Domain.Cases;
using Revoca.Domain.People;

namespace Revoca.Builders;

/// <summary>Many cases in one save and without access codes, whose making takes its time on purpose.</summary>
public static class BareCases
{
    public static async Task<IReadOnlyList<CaseId>> AddAsync(this TestCasework work, int count, Func<int, CaseOpening> opening)
    {
        await using var db = work.Db();
        var references = new HashSet<CaseReference>();
        while (references.Count < count)
            references.Add(CaseReference.Draw(RandomNumberGenerator.GetBytes(5)));
        var cases = references.Select((reference, i) =>
            Case.Open(CaseId.New(), reference, opening(i), new Change(Actor.Of(TestCasework.Ada), work.Clock.GetUtcNow()))).ToList();
        db.Cases.AddRange(cases.Select(opened => opened.Case));
        db.Events.AddRange(cases.Select(opened => opened.Event));
        await db.SaveChangesAsync();
        return [.. cases.Select(opened => opened.Case.Id)];
    }
}
