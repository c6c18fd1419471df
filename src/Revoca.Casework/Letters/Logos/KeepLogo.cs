using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Letters.Samples;
using Revoca.Casework.People.Access;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Audit;
using Revoca.Domain.Letters;
using Revoca.Domain.People;
using Revoca.Typesetting;
using Revoca.Typesetting.Pictures;

namespace Revoca.Casework.Letters.Logos;

/// <summary>Puts the organisation's logo above its letters, or takes it away; shows how a letter looks with it. Letters that left stay as they are.</summary>
public sealed class KeepLogo(IDbContextFactory<CaseworkDb> dbs, Letterhead head, LetterWriter writer, IPdfEngine engine, CaseAccess access, AuditLog audit)
{
    /// <summary>Characters of the words for those who do not see the picture.</summary>
    public const int LongestWords = 200;

    /// <summary>Keeps a picture that can stand in a letter as it is; anything else changes nothing.</summary>
    /// <param name="picture">PNG or JPEG, at most <see cref="LogoPicture.LargestFile"/> bytes.</param>
    /// <param name="words">Read to those who do not see it; the organisation's name when empty.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<PictureFinding> Run(byte[] picture, string words, StaffId by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(words);
        var organisation = await Ask(by, DeskAct.ManageOrganisation, cancellation);
        var finding = LogoPicture.Look(picture).Finding;
        if (finding != PictureFinding.Usable)
            return finding;
        var bare = LogoPicture.Bare(picture);
        var read = VisibleText.Of(words.Trim() is { Length: > 0 } given ? given : organisation);
        head.Keep(new LetterLogo(bare, read.Length <= LongestWords ? read : read[..LongestWords]));
        await Record("letters.logo", new { Sha256 = Convert.ToHexStringLower(SHA256.HashData(bare)) }, by, cancellation);
        return finding;
    }

    public async Task Remove(StaffId by, CancellationToken cancellation = default)
    {
        await Ask(by, DeskAct.ManageOrganisation, cancellation);
        head.Remove();
        await Record("letters.nologo", null, by, cancellation);
    }

    /// <summary>A letter with invented facts as it looks with the logo in use, as PDF.</summary>
    public async Task<byte[]> Preview(Language language, StaffId by, CancellationToken cancellation = default)
    {
        var organisation = await Ask(by, DeskAct.ReadTexts, cancellation);
        var data = LetterSamples.Of(LetterKind.Dsa16Notice)[0].In(language);
        if (organisation.Length > 0)
            data = data with { Sender = data.Sender with { Organisation = organisation } };
        return engine.Render(LetterDocument.Of(writer.Write(LetterKind.Dsa16Notice, language, data), head.Logo)).Bytes;
    }

    private async Task<string> Ask(StaffId by, DeskAct act, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await access.Require(db, by, act, cancellation);
        return await db.Organisations.Select(organisation => organisation.Name).FirstOrDefaultAsync(cancellation) ?? "";
    }

    private Task Record(string act, object? details, StaffId by, CancellationToken cancellation) =>
        audit.RecordAsync(new AuditLine(AuditActor.Of(by), act) { Details = details }, cancellation);
}
