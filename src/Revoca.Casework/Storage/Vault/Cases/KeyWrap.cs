using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Who can open a case key: the server for sending (Ops), the team, or the holder of an access code.</summary>
public enum WrapRecipient { Ops, Team, Code }

/// <summary>One key of one case, locked for one recipient. When the last wrap of a key is gone, what it sealed is gone.</summary>
public sealed class KeyWrap
{
    internal const string Table = "key_wraps";

    private KeyWrap()
    {
    }

    public Guid Id { get; private init; }
    public Guid CaseId { get; private init; }
    public Guid KeyId { get; private init; }
    public WrapRecipient Recipient { get; private init; }
    public byte Alg { get; private set; }
    public byte[] Blob { get; private set; } = [];

    /// <summary>For an access code alone: where its typed form leads, 16 bytes.</summary>
    public byte[]? Lookup { get; private set; }

    /// <summary>For an access code alone: the pepper it was derived with; 0 otherwise.</summary>
    public int PepperVersion { get; private set; }

    internal static FieldAddress Address(Guid id, Guid caseId) => new(Table, "blob", id.ToString("N"), caseId);

    internal static KeyWrap ForOps(DataKey ops, Guid caseId, DataKey key)
    {
        var id = Guid.NewGuid();
        return Make(id, caseId, key.Id, WrapRecipient.Ops, Vault.Blob.Seal(ops, key.Bytes, Address(id, caseId)));
    }

    internal static KeyWrap ForTeam(TeamKey team, Guid caseId, DataKey key)
    {
        var id = Guid.NewGuid();
        return Make(id, caseId, key.Id, WrapRecipient.Team, Vault.Blob.SealTo(team, key.Bytes, Address(id, caseId)));
    }

    internal static KeyWrap ForCode(byte[] k1, int pepperVersion, Guid caseId, DataKey key)
    {
        var id = Guid.NewGuid();
        var wrap = Make(id, caseId, key.Id, WrapRecipient.Code, Vault.Blob.Seal(CodeKeys.Wrapping(k1, id, caseId), key.Bytes, Address(id, caseId)));
        (wrap.Lookup, wrap.PepperVersion) = (CodeKeys.Lookup(k1), pepperVersion);
        return wrap;
    }

    /// <returns>False when the wrap is for the newest team key already.</returns>
    internal bool RewrapForTeam(KeyVault vault)
    {
        var old = Vault.Blob.Read(Blob).KeyId;
        if (old == vault.Team.Id)
            return false;
        // Forged rows stay as they are: nothing is wrapped anew that we did not wrap.
        if (!SealedRow.FactsHold(this) || vault.FindTeam(old) is not { } team)
            return false;
        Blob = Vault.Blob.SealTo(vault.Team, Vault.Blob.OpenWith(team, Blob, Address(Id, CaseId)), Address(Id, CaseId));
        return true;
    }

    internal static byte[] FactsOf(Guid caseId, Guid keyId, string recipient, byte[] blob, (byte[]? Lookup, int PepperVersion) code) =>
        Facts.Of(caseId, keyId, recipient, blob, code.Lookup, code.PepperVersion);

    private static KeyWrap Make(Guid id, Guid caseId, Guid keyId, WrapRecipient recipient, byte[] blob) =>
        new() { Id = id, CaseId = caseId, KeyId = keyId, Recipient = recipient, Alg = Vault.Blob.Read(blob).Alg, Blob = blob };
}

public sealed class KeyWrapMapping : IEntityTypeConfiguration<KeyWrap>
{
    public void Configure(EntityTypeBuilder<KeyWrap> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable(KeyWrap.Table);
        builder.Property(wrap => wrap.Id).ValueGeneratedNever();
        builder.Property(wrap => wrap.Recipient).HasConversion<string>().HasMaxLength(8);
        builder.HasIndex(wrap => wrap.CaseId);
        builder.HasIndex(wrap => wrap.Lookup).IsUnique();
        builder.SignFacts(FactKind.KeyWrap, wrap =>
            KeyWrap.FactsOf(wrap.CaseId, wrap.KeyId, wrap.Recipient.ToString(), wrap.Blob, (wrap.Lookup, wrap.PepperVersion)));
    }
}
