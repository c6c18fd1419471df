using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Letters;
using Revoca.Casework.Storage.Audit;
using Revoca.Casework.Storage.Backups;
using Revoca.Domain.Letters;

namespace Revoca.Casework.Tests.Letters;

/// <summary>An organisation's own text: who put it in use is in the log, and a backup takes it along.</summary>
public sealed class KeepOwnTextTests
{
    private static readonly string Own = LetterTemplates.Shipped(LetterKind.Reminder, Language.English)
        .Replace("Please act on these items", "We ask you to act on these items", StringComparison.Ordinal);

    [Fact]
    public async Task Using_and_taking_back_a_text_are_in_the_log_and_a_refused_one_is_not()
    {
        await using var work = await TestCasework.Start();
        var keep = work.Get<KeepOwnText>();
        Assert.Empty(await keep.Use(Own, LetterKind.Reminder, Language.English, TestCasework.Ada));
        Assert.NotEmpty(await keep.Use(Own + "\n{{nothing}}\n", LetterKind.Reminder, Language.English, TestCasework.Ada));
        Assert.Equal(Own, work.Get<OwnTexts>().Read(LetterKind.Reminder, Language.English));
        await keep.Restore(LetterKind.Reminder, Language.English, TestCasework.Ada);
        Assert.Equal(["letters.text", "letters.restore"], await Acts(work));
    }

    [Fact]
    public async Task A_backup_brings_own_texts_back_and_shows_none_of_them()
    {
        await using var work = await TestCasework.Start();
        await work.Get<KeepOwnText>().Use(Own, LetterKind.Reminder, Language.English, TestCasework.Ada);
        var backup = work.Folder["backup"];
        await work.Get<MakeBackup>().Run(backup);
        Assert.Equal(-1, (await File.ReadAllBytesAsync(Path.Combine(backup, "letters.sealed"))).AsSpan().IndexOf("We ask you"u8));

        var there = work.Options.Vault with { DataFolder = work.Folder["restored"], KeysFolder = work.Folder.Keys };
        await RestoreBackup.RunAsync(backup, there, words: null);
        var restored = await File.ReadAllTextAsync(Path.Combine(there.DataFolder, "letters", "en", "reminder.md"));
        Assert.Equal(Own, restored);
    }

    private static async Task<List<string>> Acts(TestCasework work)
    {
        await using var db = work.Db();
        var lines = await db.Set<AuditRecord>().AsNoTracking().OrderBy(record => record.Seq).ToListAsync();
        return [.. lines.Select(record => RecordText.Read(record.Line)?.Act ?? "").Where(act => act.StartsWith("letters.", StringComparison.Ordinal))];
    }
}
