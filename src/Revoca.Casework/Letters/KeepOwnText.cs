using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Casework.Letters;

/// <summary>Puts an organisation's own text in use, or takes it back; who did it and which text it was stand in the log.</summary>
public sealed class KeepOwnText(IDbContextFactory<CaseworkDb> dbs, OwnTexts texts, CaseAccess access, AuditLog audit)
{
    /// <returns>What is wrong, by line; empty when the text is in use now. With a fault nothing changes and the last good text stays in use.</returns>
    public async Task<IReadOnlyList<TemplateFault>> Use(string text, LetterKind kind, Language language, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        await Ask(by, cancellation);
        var faults = texts.Use(text, kind, language);
        if (faults.Count == 0)
            await Record("letters.text", new { Kind = kind.Token(), Language = language.Tag(), Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) }, by, cancellation);
        return faults;
    }

    /// <summary>Back to the shipped text; the own one is kept beside.</summary>
    public async Task Restore(LetterKind kind, Language language, StaffId by, CancellationToken cancellation = default)
    {
        await Ask(by, cancellation);
        texts.Restore(kind, language);
        await Record("letters.restore", new { Kind = kind.Token(), Language = language.Tag() }, by, cancellation);
    }

    private async Task Ask(StaffId by, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, DeskAct.ChangeTexts, cancellation);
    }

    private Task Record(string act, object details, StaffId by, CancellationToken cancellation) =>
        audit.RecordAsync(new AuditLine(AuditActor.Of(by), act) { Details = details }, cancellation);
}
