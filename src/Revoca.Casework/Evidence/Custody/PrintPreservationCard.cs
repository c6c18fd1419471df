using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.Letters;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Letters;
using Revoca.Domain.People;
using Revoca.Typesetting;

namespace Revoca.Casework.Evidence.Custody;

/// <summary>The card she keeps with her files: their SHA-256, and how to leave them as they are. It names no file and no person.</summary>
public sealed class PrintPreservationCard(IDbContextFactory<CaseworkDb> dbs, LetterWriter writer, IPdfEngine engine, CaseAccess access, TimeProvider clock)
{
    /// <returns>The PDF; null when no file is described, or somebody under 18 may be depicted.</returns>
    public async Task<byte[]?> Run(CaseId caseId, StaffId by, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Read(db, by, caseId, new ReadOf("card.read"), cancellation);
        return await WriteAsync(db, caseId, cancellation);
    }

    /// <summary>The same for herself, behind her code.</summary>
    public async Task<byte[]?> ForHer(CaseId caseId, CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await WriteAsync(db, caseId, cancellation);
    }

    private async Task<byte[]?> WriteAsync(CaseworkDb db, CaseId caseId, CancellationToken cancellation)
    {
        var claims = await db.Claims.AsNoTracking().Where(x => x.CaseId == caseId).OrderBy(x => x.Number).ToListAsync(cancellation);
        if (claims.Count == 0 || await db.StopsFingerprints(caseId, cancellation))
            return null;
        var opened = await db.Cases.AsNoTracking().SingleAsync(x => x.Id == caseId, cancellation);
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(cancellation);
        var at = clock.GetUtcNow();
        var letter = writer.Write(LetterKind.PreservationCard, opened.Language, new LetterData
        {
            Reference = $"{opened.Reference.Text}-P",
            Date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(organisation.Zone)).DateTime),
            WrittenAt = at,
            Sender = new LetterSender { Organisation = organisation.Name, Role = "", Email = organisation.MailAddress },
            Recipient = new LetterRecipient { HostName = "" },
            Items = [],
            Sheet = new SheetFacts
            {
                Files = [.. claims.Select(kept => new KeptFile($"File {kept.Number.ToString(CultureInfo.InvariantCulture)}", kept.Read().FileSha256, null))],
            },
        });
        return engine.Render(LetterDocument.Of(letter)).Bytes;
    }
}
