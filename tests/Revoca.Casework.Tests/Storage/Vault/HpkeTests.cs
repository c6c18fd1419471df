using System.Security.Cryptography;
using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Tests.Storage.Vault;

/// <summary>RFC 9180, appendix A.3.1 (P-256, HKDF-SHA256, base mode). The appendix has AES-128 only; our AES-256 differs in id and key length alone.</summary>
public sealed class HpkeTests
{
    private static readonly byte[] RecipientPublic = Hex(
        "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0");

    private static readonly byte[] EphemeralPublic = Hex(
        "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4");

    private static readonly byte[] Info = Hex("4f6465206f6e2061204772656369616e2055726e");
    private static readonly byte[] Aad = Hex("436f756e742d30");
    private static readonly byte[] Plain = Hex("4265617574792069732074727574682c20747275746820626561757479");

    private static readonly byte[] Sealed = Hex(
        "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434");

    private static ECDiffieHellman Recipient() =>
        P256.FromPrivate(RecipientPublic, Hex("f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2"));

    [Fact]
    public void Sealing_gives_the_bytes_of_the_published_vector()
    {
        using var ephemeral = P256.FromPrivate(EphemeralPublic, Hex("4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb"));
        var (enc, text) = Hpke.Seal(RecipientPublic, ephemeral, Info, Aad, Plain, keyLength: 16);
        Assert.Equal(EphemeralPublic, enc);
        Assert.Equal(Sealed, text);
    }

    [Fact]
    public void Opening_the_published_vector_gives_its_text()
    {
        using var recipient = Recipient();
        Assert.Equal(Plain, Hpke.Open(recipient, EphemeralPublic, Info, Aad, Sealed, keyLength: 16));
    }

    [Fact]
    public void What_is_sealed_with_a_256_bit_key_opens_only_with_the_same_use_and_address()
    {
        using var recipient = Recipient();
        var (enc, text) = Hpke.Seal(RecipientPublic, "rv/v1/field"u8, Aad, Plain);
        Assert.Equal(Plain, Hpke.Open(recipient, enc, "rv/v1/field"u8, Aad, text));
        Assert.ThrowsAny<CryptographicException>(() => Hpke.Open(recipient, enc, "rv/v1/case-key"u8, Aad, text));
        Assert.ThrowsAny<CryptographicException>(() => Hpke.Open(recipient, enc, "rv/v1/field"u8, Info, text));
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text);
}
