using Microsoft.EntityFrameworkCore;
using Revoca.Builders;
using Revoca.Casework.Storage.Sqlite;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.Storage.Vault;

public readonly record struct BoxId(Guid Value);

/// <summary>Stands for a case.</summary>
public sealed class Box
{
    private readonly List<string> _labels = [];

    private Box()
    {
    }

    public Box(BoxId id, string owner) => (Id, Owner) = (id, owner);

    public BoxId Id { get; private init; }
    public string Owner { get; private set; } = "";
    public string? Note { get; set; }
    public int Size { get; set; }
    public IReadOnlyList<string> Labels => _labels;
    public List<Thing> Things { get; } = [];
    public void Label(string label) => _labels.Add(label);
}

/// <summary>Stands for something within a case, with facts that are signed.</summary>
public sealed class Thing(Guid id, BoxId boxId, Uri link)
{
    public Guid Id { get; } = id;
    public BoxId BoxId { get; } = boxId;
    public Uri Link { get; set; } = link;
    public DateOnly? Day { get; set; }
    public bool Allowed { get; set; }

    private Thing(Guid id, BoxId boxId)
        : this(id, boxId, new Uri("about:blank"))
    {
    }
}

/// <summary>Stands for something that belongs to no case.</summary>
public sealed class Loose
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public string Mail { get; set; } = "";
    public byte[] Raw { get; set; } = [];
}

public sealed class SmallDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Box> Boxes => Set<Box>();
    public DbSet<Thing> Things => Set<Thing>();
    public DbSet<Loose> Loose => Set<Loose>();
    public DbSet<KeyWrap> Wraps => Set<KeyWrap>();

    public static SmallDb Open(TestFolder folder, KeyVault vault)
    {
        Directory.CreateDirectory(folder.Data);
        return new SmallDb(new DbContextOptionsBuilder<SmallDb>().UseRevocaSqlite(folder.Data, vault).Options);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new KeyWrapMapping());
        modelBuilder.Entity<Box>(box =>
        {
            box.Property(b => b.Id).HasConversion(id => id.Value, value => new BoxId(value));
            box.HasMany(b => b.Things).WithOne().HasForeignKey(t => t.BoxId);
            box.OwnsCaseKeys(b => b.Id);
            box.Seal(b => b.Owner, Tier.S, Codec.Text);
            box.Seal(b => b.Note, Tier.S, Codec.Text);
            box.Ignore(b => b.Labels).SealField("_labels", Tier.S, Codec.Json<List<string>>());
        });
        modelBuilder.Entity<Thing>(thing =>
        {
            thing.Property(t => t.Id).ValueGeneratedNever();
            thing.Property(t => t.BoxId).HasConversion(id => id.Value, value => new BoxId(value));
            thing.SealedBy(t => t.BoxId);
            thing.Seal(t => t.Link, Tier.O, Codec.Via<Uri>(link => link.OriginalString, text => new Uri(text)));
            thing.Seal(t => t.Day, Tier.O, Codec.Json<DateOnly>());
            thing.SignFacts(FactKind.Consent, t => Facts.Of(t.BoxId.Value, t.Allowed));
        });
        modelBuilder.Entity<Loose>(loose =>
        {
            loose.Seal(l => l.Mail, Tier.O, Codec.Text);
            loose.Seal(l => l.Raw, Tier.S, Codec.Bytes);
        });
    }
}
