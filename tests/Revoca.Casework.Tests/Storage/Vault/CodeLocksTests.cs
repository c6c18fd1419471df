using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.Storage.Vault;

public sealed class CodeLocksTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly KeyVault _vault;
    private readonly CodeLocks _locks;
    private readonly BoxId _box = new(Guid.NewGuid());
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public CodeLocksTests()
    {
        _vault = KeyVault.Open(new VaultOptions { DataFolder = _folder.Data });
        _locks = new CodeLocks(_vault);
        using var db = Open();
        db.Database.EnsureCreated();
    }

    public void Dispose()
    {
        _locks.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private SmallDb Open() => SmallDb.Open(_folder, _vault);

    private async Task<AccessCode> OpenCaseAsync()
    {
        var code = AccessCode.New();
        await using var db = Open();
        db.Add(new Box(_box, "owner"));
        await _locks.LockAsync(db, _box.Value, code, Stop);
        await db.SaveChangesAsync(Stop);
        return code;
    }

    private async Task<CodeAnswer> TryAsync(string? typed)
    {
        await using var db = Open();
        return await _locks.TryAsync(db, typed, Stop);
    }

    [Fact]
    public async Task The_code_given_with_a_case_opens_it_in_words_of_either_language_and_in_digits()
    {
        var code = await OpenCaseAsync();
        Assert.Equal(new CodeAnswer.Opens(_box.Value), await TryAsync(code.InWords("en")));
        Assert.Equal(new CodeAnswer.Opens(_box.Value), await TryAsync(code.InWords("it")));
        Assert.Equal(new CodeAnswer.Opens(_box.Value), await TryAsync(code.InDigits()));
    }

    [Fact]
    public async Task Unknown_malformed_and_revoked_codes_get_one_answer()
    {
        var code = await OpenCaseAsync();
        var unknown = new CodeAnswer.Unknown();
        Assert.Equal(unknown, await TryAsync(AccessCode.New().InWords("en")));
        Assert.Equal(unknown, await TryAsync("not a code"));
        Assert.Equal(unknown, await TryAsync(null));
        await using (var db = Open())
        {
            await CodeLocks.RevokeAsync(db, _box.Value, Stop);
            await db.SaveChangesAsync(Stop);
        }

        Assert.Equal(unknown, await TryAsync(code.InWords("en")));
    }

    [Fact]
    public async Task A_lock_changed_in_the_database_opens_nothing()
    {
        var code = await OpenCaseAsync();
        await using (var db = Open())
            await db.Database.ExecuteSqlRawAsync("UPDATE key_wraps SET FactsVersion = 7 WHERE Recipient = 'Code'", Stop);
        Assert.Equal(new CodeAnswer.Unknown(), await TryAsync(code.InWords("en")));
    }

    [Fact]
    public async Task A_lock_moved_to_another_case_opens_nothing()
    {
        var code = await OpenCaseAsync();
        await using (var db = Open())
            await db.Database.ExecuteSqlAsync($"UPDATE key_wraps SET CaseId = {Guid.NewGuid()} WHERE Recipient = 'Code'", Stop);
        Assert.Equal(new CodeAnswer.Unknown(), await TryAsync(code.InWords("en")));
    }

    [Fact]
    public async Task Too_many_at_once_are_told_to_come_back()
    {
        await OpenCaseAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 56).Select(_ => TryAsync("wrong")));
        Assert.InRange(answers.Count(answer => answer is CodeAnswer.Busy), 1, 4);
    }
}
