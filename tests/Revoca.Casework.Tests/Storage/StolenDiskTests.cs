using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Revoca.Builders;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Casework.HerSide;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Backups;
using Revoca.Casework.Storage.Sqlite;
using Revoca.Casework.Storage.Vault;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Storage;

/// <summary>Somebody has the disk, or somebody has lost the keys, or the disk has rotted. 8 cases here, 100 with REVOCA_LONG=1.</summary>
public sealed class StolenDiskTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("REVOCA_LONG") == "1";
    private static readonly int Cases = Long ? 100 : 8;
    private const string Canary = "zq7canary";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<TestCasework> FillAsync()
    {
        var work = await TestCasework.Start();
        foreach (var (id, i) in (await work.AddAsync(Cases, i => new CaseOpening { Country = "IT", CalledName = $"{Canary}-name-{i}", Narrative = $"{Canary} story {i}" })).Select((id, i) => (id, i)))
        {
            await work.Get<AddLinks>().Run(id, $"https://civitai.com/models/1{i}?{Canary}\nhttps://x.com/{Canary}{i}/status/1", TestCasework.Ada, Stop);
            await work.Get<WriteMessage>().Run(id, $"{Canary} message", Actor.Person, Stop);
            await work.Get<ShowSettings>().Agree(id, new SafeContact { Channel = ContactChannel.Mail, Address = $"{Canary}@mail.example", SafeWord = Canary }, TestCasework.Ada, Stop);
            await work.Get<RequestCode>().Ask(id, $"{Canary} reason", TestCasework.Ada, Stop);
        }

        var first = await work.Get<OpenCase>().Run(new CaseOpening { CalledName = $"{Canary}-code" }, TestCasework.Ada, Stop);
        await work.Get<AgreeQuestion>().Run(first.Id, $"{Canary} question", $"{Canary} answer", Actor.Person, Stop);
        await SentNotices.Queued(work); // letters, papers and an outbox as well
        return work;
    }

    [Fact]
    public async Task Neither_the_data_folder_nor_the_keys_nor_a_backup_holds_a_sealed_word()
    {
        await using var work = await FillAsync();
        await work.Get<MakeBackup>().Run(work.Folder["backup"], Stop);
        await work.Get<DrillBackup>().Run(work.Folder["backup"], Stop);
        // A reader that stays keeps the write-ahead log on the disk, and something is written into it.
        await using var reader = work.Db();
        await using var open = await reader.Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadUncommitted, Stop);
        _ = await reader.Cases.AsNoTracking().CountAsync(Stop);
        await work.Get<WriteMessage>().Run((await reader.Cases.AsNoTracking().FirstAsync(Stop)).Id, $"{Canary} last words", Actor.Person, Stop);
        var leftovers = Directory.GetDirectories(Path.GetTempPath(), "revoca-backup-*").Concat(Directory.GetDirectories(Path.GetTempPath(), "revoca-drill-*"));
        var (files, bytes, hits) = (0, 0L, 0);
        foreach (var file in leftovers.Append(work.Folder.Path).SelectMany(FilesOf).Where(file => !file.EndsWith("lock", StringComparison.Ordinal)))
        {
            var content = await ReadAsync(file);
            (files, bytes, hits) = (files + 1, bytes + content.Length, hits + Hits(content));
        }

        Figure.Tell($"canary words of {Cases} cases in {files} files of data, wal, shm, keys, temp and backup ({bytes / 1024:N0} KiB): {hits} hits");
        Assert.True(File.Exists(Path.Combine(work.Folder.Data, StorageFiles.Database + "-wal")));
        Assert.True(files >= 8);
        Assert.Equal(0, hits);
    }

    [Fact]
    public async Task Without_the_keys_not_one_sealed_field_opens()
    {
        await using var work = await FillAsync();
        var foreign = KeyVault.Open(new VaultOptions { DataFolder = work.Folder["thief"] });
        var (sealedFields, closed) = (0, 0);
        await using (var own = work.Db())
            sealedFields = (await BlobsAsync(own)).Count;
        await using var db = new SqliteDbFactory(work.Folder.Data, foreign, new StorageState()).CreateDbContext();
        foreach (var type in SealedTypes(db.Model))
            closed += Rows(db, type).Sum(row => SealedRow.Faults(row).Count);
        Figure.Tell($"without the key-encryption key: {sealedFields - closed} of {sealedFields} sealed fields open");
        Assert.True(sealedFields > Cases * 5);
        Assert.Equal(sealedFields, closed);
    }

    [Fact]
    public async Task The_recovery_words_read_every_case_when_the_keys_are_lost()
    {
        await using var work = await FillAsync();
        var words = work.Get<KeyRotation>().MakeRecoveryWords();
        File.Delete(Path.Combine(work.Folder.Keys, "kek"));
        Assert.Throws<VaultLockedException>(() => KeyVault.Open(new VaultOptions { DataFolder = work.Folder.Data }));
        var vault = KeyRotation.Recover(new VaultOptions { DataFolder = work.Folder.Data }, words);
        await using var db = new SqliteDbFactory(work.Folder.Data, vault, new StorageState()).CreateDbContext();
        var cases = await db.Cases.AsNoTracking().ToListAsync(Stop);
        var read = cases.Count(found => SealedRow.Faults(found).Count == 0 && found.CalledName.StartsWith($"{Canary}-name-", StringComparison.Ordinal));
        Figure.Tell($"the recovery words alone read {read} of {Cases} cases");
        Assert.Equal(Cases, read);
    }

    [Fact]
    public async Task A_byte_flipped_in_any_blob_is_an_error_of_that_field_alone_and_never_a_wrong_text()
    {
        await using var work = await FillAsync();
        await using var db = work.Db();
        var blobs = await BlobsAsync(db);
        var (flips, columns) = (Long ? 1000 : 120, blobs.Select(blob => (blob.Type, blob.Property)).Distinct().ToList());
        for (var i = 0; i < flips; i++)
        {
            // Each column in turn, in a row at random.
            var (type, property) = columns[i % columns.Count];
            var of = blobs.Where(blob => blob.Type == type && blob.Property == property).ToList();
            var blob = of[RandomNumberGenerator.GetInt32(of.Count)];
            var broken = (byte[])blob.Bytes.Clone();
            broken[RandomNumberGenerator.GetInt32(broken.Length)] ^= (byte)(1 << RandomNumberGenerator.GetInt32(8));
            await WriteAsync(db, blob, broken);
            await using var again = work.Db();
            var fault = Assert.Single(Rows(again, type).SelectMany(SealedRow.Faults));
            Assert.Equal(property, SealedColumns.Shadow(fault.Field));
            Assert.NotEmpty(fault.Reason);
            await WriteAsync(db, blob, blob.Bytes);
        }

        Figure.Tell($"{flips} bytes flipped in {columns.Count} kinds of sealed fields: {flips} errors of that field alone");
        await using var sound = work.Db();
        Assert.All(SealedTypes(sound.Model).SelectMany(type => Rows(sound, type)), row => Assert.Empty(SealedRow.Faults(row)));
    }

    private static IEnumerable<IEntityType> SealedTypes(IModel model) =>
        model.GetEntityTypes().Where(type => type.GetProperties().Any(property => property.FindAnnotation(SealedColumns.Annotation) is not null));

    private static List<object> Rows(CaseworkDb db, IEntityType type)
    {
        var rows = typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)?.MakeGenericMethod(type.ClrType).Invoke(db, null);
        return [.. ((IQueryable<object>)(rows ?? throw new InvalidOperationException("No such set."))).AsNoTracking()];
    }

    private static async Task<List<StoredBlob>> BlobsAsync(CaseworkDb db)
    {
        var blobs = new List<StoredBlob>();
        await db.Database.OpenConnectionAsync(Stop);
        foreach (var (type, property) in SealedTypes(db.Model).SelectMany(type => type.GetProperties()
            .Where(property => property.FindAnnotation(SealedColumns.Annotation) is not null).Select(property => (type, property))))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT rowid, \"{property.GetColumnName()}\" FROM \"{type.GetTableName()}\" WHERE \"{property.GetColumnName()}\" IS NOT NULL";
            await using var reader = await command.ExecuteReaderAsync(Stop);
            while (await reader.ReadAsync(Stop))
                blobs.Add(new StoredBlob(type, property.Name, reader.GetInt64(0), await reader.GetFieldValueAsync<byte[]>(1, Stop)));
        }

        return blobs;
    }

    private static async Task WriteAsync(CaseworkDb db, StoredBlob blob, byte[] bytes)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"UPDATE \"{blob.Type.GetTableName()}\" SET \"{blob.Type.FindProperty(blob.Property)?.GetColumnName()}\" = $bytes WHERE rowid = $row";
        command.Parameters.Add(new SqliteParameter("$bytes", bytes));
        command.Parameters.Add(new SqliteParameter("$row", blob.Row));
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Stop));
    }

    private static IEnumerable<string> FilesOf(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }

    private static int Hits(byte[] bytes) =>
        (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)) >= 0 ? 1 : 0) + (bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Canary)) >= 0 ? 1 : 0);

    private sealed record StoredBlob(IEntityType Type, string Property, long Row, byte[] Bytes);
}
