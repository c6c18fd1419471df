using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.People.SignIn;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.People.SignIn;

public sealed class SecondFactorsTests
{
    private static readonly Guid Ada = TestCasework.Ada.Value;

    [Fact]
    public async Task A_key_counts_only_once_a_code_has_confirmed_it()
    {
        await using var work = await TestCasework.Start();
        var factors = work.Get<SecondFactors>();
        var key = await factors.Offer(Ada, Stop);
        Assert.Equal(key, await factors.Offer(Ada, Stop));
        Assert.False((await factors.Of(Ada, Stop)).Any);
        Assert.False(await factors.Confirm(Ada, "000000", Stop) || (await factors.Of(Ada, Stop)).Any);
        var app = new Authenticator(key);
        Assert.Null(await factors.Take(Ada, app.Code(work.Clock), Stop));
        Assert.True(await factors.Confirm(Ada, app.Code(work.Clock).Insert(3, " "), Stop));
        Assert.True((await factors.Of(Ada, Stop)).Authenticator);
    }

    [Fact]
    public async Task A_code_opens_once()
    {
        await using var work = await TestCasework.Start();
        var (app, _) = await Enrol(work, Ada);
        var factors = work.Get<SecondFactors>();
        Assert.Null(await factors.Take(Ada, app.Code(work.Clock), Stop));
        work.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(SignInWay.Authenticator, await factors.Take(Ada, app.Code(work.Clock), Stop));
        Assert.Null(await factors.Take(Ada, app.Code(work.Clock), Stop));
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => factors.Take(Ada, app.Code(work.Clock, 1), Stop))));
        Assert.Single(tries, SignInWay.Authenticator);
    }

    [Fact]
    public async Task A_recovery_code_opens_once_however_it_is_typed_and_new_ones_kill_the_old()
    {
        await using var work = await TestCasework.Start();
        var (_, codes) = await Enrol(work, Ada);
        var factors = work.Get<SecondFactors>();
        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(SignInWay.RecoveryCode, await factors.Take(Ada, $" {codes[0].ToUpperInvariant().Replace('-', ' ')} ", Stop));
        Assert.Null(await factors.Take(Ada, codes[0], Stop));
        Assert.Equal(9, (await factors.Of(Ada, Stop)).RecoveryCodes);
        Assert.Empty(await factors.FirstCodes(Ada, Stop));
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => factors.Take(Ada, codes[1], Stop))));
        Assert.Single(tries, SignInWay.RecoveryCode);
        await factors.RenewCodes(work.Proof(TestCasework.Ada), Stop);
        Assert.Null(await factors.Take(Ada, codes[2], Stop));
    }

    [Fact]
    public async Task Keys_and_codes_lie_sealed_and_open_in_no_other_row()
    {
        await using var work = await TestCasework.Start();
        var (app, codes) = await Enrol(work, Ada);
        await Enrol(work, TestCasework.Ben.Value);
        await using (var db = work.Db())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Stop);
            var own = await db.Secret(Ada, Secrets.Authenticator, Stop);
            var blob = db.Entry(own ?? throw new InvalidOperationException()).Property<byte[]>("ValueSealed").CurrentValue;
            // Ben's row gets Ada's key: her app would then open his account.
            await db.Database.ExecuteSqlAsync($"UPDATE \"AspNetUserTokens\" SET \"ValueSealed\" = {blob} WHERE \"UserId\" = {TestCasework.Ben.Value} AND \"Name\" = {Secrets.Authenticator}", Stop);
        }

        await using (var db = work.Db())
        {
            Assert.Equal(app.Key, (await db.Secret(Ada, Secrets.Authenticator, Stop))?.Value);
            var moved = await db.Set<IdentityUserToken<Guid>>().SingleAsync(x => x.UserId == TestCasework.Ben.Value && x.Name == Secrets.Authenticator, Stop);
            Assert.Null(moved.Value);
            Assert.Single(SealedRow.Faults(moved));
        }

        foreach (var file in Directory.EnumerateFiles(work.Folder.Data, "*", SearchOption.AllDirectories))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, Stop);
            foreach (var secret in codes.Append(app.Key))
                Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
        }
    }

    internal static async Task<(Authenticator App, IReadOnlyList<string> Codes)> Enrol(TestCasework work, Guid member)
    {
        var factors = work.Get<SecondFactors>();
        var app = new Authenticator(await factors.Offer(member, Stop));
        Assert.True(await factors.Confirm(member, app.Code(work.Clock), Stop));
        return (app, await factors.FirstCodes(member, Stop));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
