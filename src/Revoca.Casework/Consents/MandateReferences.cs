using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;

namespace Revoca.Casework.Consents;

internal static class MandateReferences
{
    /// <summary>M-2026-7F3K2, then M-2026-7F3K2-2…: says nothing about her.</summary>
    public static async Task<string> Next(CaseworkDb db, Case opened, DateOnly signedOn, CancellationToken cancellation)
    {
        var number = await db.Mandates.CountAsync(x => x.CaseId == opened.Id, cancellation) + 1;
        return $"M-{signedOn.Year}-{opened.Reference.Text[3..]}" + (number > 1 ? $"-{number}" : "");
    }
}
