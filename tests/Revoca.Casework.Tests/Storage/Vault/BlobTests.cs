using System.Security.Cryptography;
using System.Text;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.Storage.Vault;

public sealed class BlobTests
{
    private static readonly Guid Case = Guid.Parse("11111111-2222-3333-4444-555555555555");
    private static readonly FieldAddress Address = new("items", "Url", "row-1", Case);
    private readonly DataKey _key = DataKey.New();

    [Fact]
    public void A_blob_has_the_layout_the_format_names()
    {
        var blob = Blob.Seal(_key, "hello"u8, Address);
        Assert.Equal("RV1"u8.ToArray(), blob[..3]);
        Assert.Equal(1, blob[3]);
        Assert.Equal(_key.Id.ToString("N"), Convert.ToHexStringLower(blob[4..20]));
        Assert.Equal(3 + 1 + 16 + 12 + 64 + 16, blob.Length);
    }

    [Fact]
    public void The_address_is_bound_in_the_agreed_form() => Assert.Equal(
        $"rv|v1|items|Url|row-1|11111111222233334444555555555555|{_key.Id:N}",
        Encoding.UTF8.GetString(Address.AssociatedData(_key.Id)));

    [Fact]
    public void Without_a_case_its_place_is_empty() => Assert.Equal(
        $"rv|v1|items|Url|row-1||{_key.Id:N}",
        Encoding.UTF8.GetString((Address with { CaseId = null }).AssociatedData(_key.Id)));

    [Fact]
    public void A_blob_moved_to_another_row_column_table_or_case_does_not_open()
    {
        var blob = Blob.Seal(_key, "hello"u8, Address);
        Assert.Equal("hello"u8.ToArray(), Blob.Open(_key, blob, Address));
        FieldAddress[] others =
        [
            Address with { Table = "notes" }, Address with { Column = "Title" }, Address with { RowId = "row-2" },
            Address with { CaseId = Guid.NewGuid() }, Address with { CaseId = null },
        ];
        Assert.All(others, other => Assert.ThrowsAny<CryptographicException>(() => Blob.Open(_key, blob, other)));
    }

    [Fact]
    public void Every_flipped_bit_is_noticed()
    {
        var blob = Blob.Seal(_key, "hello"u8, Address);
        for (var bit = 0; bit < blob.Length * 8; bit++)
        {
            var damaged = (byte[])blob.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => Blob.Open(_key, damaged, Address));
        }
    }

    [Fact]
    public void A_blob_sealed_to_the_team_opens_with_its_private_key_alone()
    {
        var team = TeamKey.New();
        var blob = Blob.SealTo(team, "hello"u8, Address);
        Assert.Equal("hello"u8.ToArray(), Blob.OpenWith(team, blob, Address));
        Assert.ThrowsAny<CryptographicException>(() => Blob.OpenWith(TeamKey.New(), blob, Address));
        Assert.ThrowsAny<CryptographicException>(() => Blob.OpenWith(team, blob, Address with { RowId = "row-2" }));
        for (var bit = 0; bit < blob.Length * 8; bit += 7)
        {
            var damaged = (byte[])blob.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => Blob.OpenWith(team, damaged, Address));
        }
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(63, 64)]
    [InlineData(64, 256)]
    [InlineData(255, 256)]
    [InlineData(256, 1024)]
    [InlineData(1024, 4096)]
    [InlineData(4095, 4096)]
    [InlineData(4096, 8192)]
    [InlineData(8191, 8192)]
    [InlineData(8192, 12288)]
    public void Lengths_are_padded_in_steps(int length, int padded)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        Assert.Equal(padded, Padding.Add(plain).Length);
        Assert.Equal(plain, Padding.Remove(Padding.Add(plain)));
    }
}
