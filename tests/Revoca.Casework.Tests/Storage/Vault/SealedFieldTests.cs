using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Storage;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.Storage.Vault;

public sealed class SealedFieldTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly KeyVault _vault;
    private readonly BoxId _box = new(Guid.NewGuid());
    private readonly Guid _thing = Guid.NewGuid();

    public SealedFieldTests()
    {
        _vault = KeyVault.Open(new VaultOptions { DataFolder = _folder.Data });
        using var db = Open();
        db.Database.EnsureCreated();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private SmallDb Open(bool freshVault = false) =>
        SmallDb.Open(_folder, freshVault ? KeyVault.Open(new VaultOptions { DataFolder = _folder.Data }) : _vault);

    private async Task FillAsync()
    {
        await using var db = Open();
        var box = new Box(_box, "canary-owner") { Note = "canary-note", Size = 3 };
        box.Label("canary-label");
        box.Things.Add(new Thing(_thing, _box, new Uri("https://canary.example/1")) { Day = new DateOnly(2026, 1, 2), Allowed = true });
        db.Add(box);
        db.Add(new Loose { Mail = "canary@post.example", Raw = [1, 2, 3] });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_was_saved_is_read_again_by_another_process()
    {
        await FillAsync();
        await using var db = Open(freshVault: true);
        var box = await db.Boxes.Include(b => b.Things).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("canary-owner", "canary-note", 3), (box.Owner, box.Note, box.Size));
        Assert.Equal(["canary-label"], box.Labels);
        var thing = Assert.Single(box.Things);
        Assert.Equal("https://canary.example/1", thing.Link.OriginalString);
        Assert.Equal(new DateOnly(2026, 1, 2), thing.Day);
        var loose = await db.Loose.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal("canary@post.example", loose.Mail);
        Assert.Equal([1, 2, 3], loose.Raw);
        Assert.Empty(SealedRow.Faults(box));
    }

    [Fact]
    public async Task No_file_of_the_data_folder_holds_a_sealed_text()
    {
        await FillAsync();
        foreach (var file in Directory.GetFiles(_folder.Data))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf("canary"u8));
        }
    }

    [Fact]
    public async Task Only_a_changed_field_is_sealed_anew()
    {
        await FillAsync();
        var before = (Read<byte[]>("SELECT OwnerSealed FROM Boxes"), Read<byte[]>("SELECT NoteSealed FROM Boxes"));
        await using var db = Open();
        var box = await db.Boxes.SingleAsync(TestContext.Current.CancellationToken);
        box.Note = "another";
        box.Label("second");
        Assert.Equal(1, await db.SaveChangesAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await db.SaveChangesAsync(TestContext.Current.CancellationToken));
        var after = (Read<byte[]>("SELECT OwnerSealed FROM Boxes"), Read<byte[]>("SELECT NoteSealed FROM Boxes"));
        Assert.Equal(before.Item1, after.Item1);
        Assert.NotEqual(before.Item2, after.Item2);
        await using var again = Open();
        box = await again.Boxes.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal("another", box.Note);
        Assert.Equal(["canary-label", "second"], box.Labels);
    }

    [Fact]
    public void Null_stays_null_and_can_be_set_again()
    {
        using (var db = Open())
        {
            db.Add(new Box(_box, "x"));
            db.SaveChanges();
        }

        Assert.Equal(1L, Read<long>("SELECT NoteSealed IS NULL FROM Boxes"));
        using (var db = Open())
        {
            var box = db.Boxes.Single();
            Assert.Null(box.Note);
            box.Note = "now";
            db.SaveChanges();
            box.Note = null;
            db.SaveChanges();
        }

        Assert.Equal(1L, Read<long>("SELECT NoteSealed IS NULL FROM Boxes"));
    }

    [Fact]
    public async Task A_damaged_field_is_named_stays_as_it_is_and_leaves_the_rest_usable()
    {
        await FillAsync();
        Run("UPDATE Boxes SET NoteSealed = CAST(substr(NoteSealed, 1, 40) || x'00ff' || substr(NoteSealed, 43) AS BLOB)");
        var damaged = Read<byte[]>("SELECT NoteSealed FROM Boxes");
        await using (var db = Open())
        {
            var box = await db.Boxes.SingleAsync(TestContext.Current.CancellationToken);
            Assert.Null(box.Note);
            Assert.Equal("canary-owner", box.Owner);
            var fault = Assert.Single(SealedRow.Faults(box));
            Assert.Equal(("Boxes", "Note", _box.Value.ToString("N")), (fault.Table, fault.Field, fault.RowId));
            Assert.Throws<DamagedFieldException>(() => SealedRow.EnsureReadable(box));
            box.Size = 9;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            Assert.Equal(damaged, Read<byte[]>("SELECT NoteSealed FROM Boxes"));
            box.Note = "written again";
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var again = Open();
        var repaired = await again.Boxes.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("written again", 9), (repaired.Note, repaired.Size));
        Assert.Empty(SealedRow.Faults(repaired));
    }

    [Fact]
    public async Task A_blob_copied_from_another_row_does_not_open()
    {
        await FillAsync();
        await using (var db = Open())
        {
            db.Add(new Thing(Guid.NewGuid(), _box, new Uri("https://other.example/")));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Run("UPDATE Things SET LinkSealed = (SELECT LinkSealed FROM Things ORDER BY rowid DESC LIMIT 1)");
        await using var again = Open();
        Assert.Single(await again.Things.ToListAsync(TestContext.Current.CancellationToken), thing => SealedRow.Faults(thing).Count == 1);
    }

    [Fact]
    public async Task Facts_changed_in_the_database_do_not_hold_and_are_never_signed_anew()
    {
        await FillAsync();
        Run("UPDATE Things SET Allowed = 0");
        await using var db = Open();
        var thing = await db.Things.SingleAsync(TestContext.Current.CancellationToken);
        Assert.False(SealedRow.FactsHold(thing));
        thing.Allowed = true;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        thing.Allowed = false;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await using var again = Open();
        Assert.False(SealedRow.FactsHold(await again.Things.SingleAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Facts_changed_by_us_hold_under_the_next_version()
    {
        await FillAsync();
        await using (var db = Open())
        {
            var thing = await db.Things.SingleAsync(TestContext.Current.CancellationToken);
            Assert.True(SealedRow.FactsHold(thing));
            thing.Allowed = false;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(2L, Read<long>("SELECT FactsVersion FROM Things"));
        await using var again = Open();
        Assert.True(SealedRow.FactsHold(await again.Things.SingleAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_key_row_changed_in_the_database_opens_nothing()
    {
        await FillAsync();
        Run("UPDATE key_wraps SET PepperVersion = 1");
        Run("UPDATE key_wraps SET KeyId = '00000000-0000-0000-0000-000000000000' WHERE Recipient = 'Team'");
        await using var db = Open(freshVault: true);
        var box = await db.Boxes.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains(SealedRow.Faults(box), fault => fault.Reason.Contains("changed outside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_its_key_rows_a_case_is_unreadable()
    {
        await FillAsync();
        Run("DELETE FROM key_wraps");
        await using var db = Open(freshVault: true);
        var box = await db.Boxes.Include(b => b.Things).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, SealedRow.Faults(box).Count);
        Assert.Equal(2, SealedRow.Faults(box.Things[0]).Count);
    }

    [Fact]
    public async Task Keys_made_in_a_save_that_failed_serve_the_next_try()
    {
        await using (var db = Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            db.Add(new Box(_box, "first"));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }

        await FillAsync();
        await using var again = Open(freshVault: true);
        Assert.Equal("canary-owner", (await again.Boxes.SingleAsync(TestContext.Current.CancellationToken)).Owner);
    }

    [Fact]
    public async Task A_query_that_picks_a_sealed_property_gets_its_text()
    {
        await FillAsync();
        await using var db = Open();
        Assert.Equal(["canary-owner"], await db.Boxes.Where(b => b.Size == 3).Select(b => b.Owner).ToListAsync(TestContext.Current.CancellationToken));
    }

    private T Read<T>(string sql)
    {
        using var connection = Raw();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)(command.ExecuteScalar() ?? throw new InvalidOperationException(sql));
    }

    private void Run(string sql)
    {
        using var connection = Raw();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Raw()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Data, StorageFiles.Database)}");
        connection.Open();
        return connection;
    }
}
