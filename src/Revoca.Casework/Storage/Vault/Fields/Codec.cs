using System.Text;
using System.Text.Json;

namespace Revoca.Casework.Storage.Vault;

/// <summary>How a value becomes bytes and comes back. Equal values must give equal bytes, or every save writes the field anew.</summary>
public sealed record Codec<T>(Func<T, byte[]> Encode, Func<byte[], T> Decode);

public static class Codec
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Codec<string> Text { get; } = new(Strict.GetBytes, Strict.GetString);

    public static Codec<byte[]> Bytes { get; } = new(bytes => bytes, bytes => bytes);

    public static Codec<T> Json<T>(JsonSerializerOptions? options = null) => new(
        value => JsonSerializer.SerializeToUtf8Bytes(value, options),
        bytes => JsonSerializer.Deserialize<T>(bytes, options) ?? throw new JsonException("The sealed value is empty."));

    /// <summary>For a value that has a text form of its own, such as an address or a link.</summary>
    public static Codec<T> Via<T>(Func<T, string> toText, Func<string, T> fromText) => new(
        value => Strict.GetBytes(toText(value)), bytes => fromText(Strict.GetString(bytes)));
}
