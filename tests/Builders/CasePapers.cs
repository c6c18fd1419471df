using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders.Media;
using Revoca.Casework.Consents;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.Evidence.Custody;
using Revoca.Casework.Evidence.HashLists;
using Revoca.Casework.Storage;
using Revoca.Domain.Cases;
using Revoca.Domain.Consents;
using Revoca.Domain.Evidence.HashLists;
using Revoca.Domain.Letters;
using Revoca.Domain.People;

namespace Revoca.Builders;

/// <summary>The papers of a case that are there only under conditions: its card, an issued list of hashes, a stamp over its list of evidence.</summary>
public static class CasePapers
{
    /// <summary>Ada and Ben are leads; the case takes fingerprints and is complete otherwise, for what is added later is not under the stamp.</summary>
    /// <returns>The number of the list.</returns>
    public static async Task<long> Prepare(IServiceProvider work, CaseId id)
    {
        ArgumentNullException.ThrowIfNull(work);
        await work.GetRequiredService<RecordConsent>().Run(
            id, new ConsentScope([], Recipient.HashSharing, IdentityLevel.None), new ConsentAnswer(true, ConsentChannel.SignedPaper), Actor.Of(TestCasework.Ada));
        await work.GetRequiredService<KeepClaims>().Run(id, ClaimLines.Picture(seed: 1), Actor.Person);
        await using var db = await work.GetRequiredService<IDbContextFactory<CaseworkDb>>().CreateDbContextAsync();
        var claim = await db.Claims.Where(x => x.CaseId == id).Select(x => x.Id).SingleAsync();
        await work.GetRequiredService<VerifyPicture>().Run(id, claim, HashListReason.Ncii, TestCasework.Ada);
        var list = await work.GetRequiredService<PrepareHashList>().Run(TestCasework.Ada);
        await work.GetRequiredService<IssueHashList>().Run(list, TestCasework.Ben);
        var manifest = await work.GetRequiredService<MakeManifest>().Run(id, Language.English, TestCasework.Ada) ?? throw new InvalidOperationException("The case has no list of evidence.");
        db.Add(new ManifestStamp(id, manifest.Sha256, "what an authority answered"u8.ToArray(), TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
        return await db.HashLists.Where(x => x.State == HashListState.Issued).MaxAsync(x => x.Sequence);
    }
}
