using Microsoft.EntityFrameworkCore;
using Revoca.Casework.Storage;

namespace Revoca.Casework.People.SignIn;

/// <summary>
/// The present codes of the invented members of a demo, for its sign-in page. They are found by a sealed row that only the making of a
/// demo writes, into an empty folder; a real installation has none, and none can be put there without its keys.
/// </summary>
public sealed class ShowDemoCodes(IDbContextFactory<CaseworkDb> dbs, TimeProvider clock)
{
    public async Task<IReadOnlyList<DemoCode>> Run(CancellationToken cancellation = default)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var marked = await db.UserTokens.AsNoTracking().Where(x => x.Name == Secrets.Demo).Select(x => x.UserId).ToListAsync(cancellation);
        var codes = new List<DemoCode>();
        foreach (var member in marked)
        {
            var shown = (await db.Secret(member, Secrets.Demo, cancellation))?.Value;
            // Whoever has put an app of her own in its place is not shown any more.
            if (shown is null || shown != (await db.Secret(member, Secrets.Authenticator, cancellation))?.Value)
                continue;
            var account = await db.Users.AsNoTracking().SingleAsync(x => x.Id == member, cancellation);
            codes.Add(new DemoCode(account.DisplayName, account.Email ?? "", AuthenticatorCode.At(shown, Unused(account.LastCodeStep))));
        }

        return codes;
    }

    // A code that was used just now opens nothing: the next one does already.
    private long Unused(long? used)
    {
        var present = AuthenticatorCode.StepAt(clock.GetUtcNow());
        return used >= present ? present + 1 : present;
    }
}

public sealed record DemoCode(string Name, string Mail, string Code);
