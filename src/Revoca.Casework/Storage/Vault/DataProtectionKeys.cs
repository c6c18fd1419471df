using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Keeps the keys of cookies and forms in the keys folder, sealed: the framework itself would leave them in clear there.</summary>
internal static class DataProtectionKeys
{
    public static FieldAddress Address { get; } = new("data_protection", "key", "-", null);

    public static void AddRevocaDataProtection(this IServiceCollection services, VaultOptions options)
    {
        services.AddDataProtection().SetApplicationName("Revoca").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.KeysFolder, "web")));
        services.AddOptions<KeyManagementOptions>().Configure<KeyVault>((keys, vault) => keys.XmlEncryptor = new VaultXmlEncryptor(vault));
    }
}

internal sealed class VaultXmlEncryptor(KeyVault vault) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var blob = Blob.Seal(vault.Current(KeyUse.Protect), plain, DataProtectionKeys.Address);
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(blob)), typeof(VaultXmlDecryptor));
    }
}

/// <summary>Made by the framework, by the type name in the key file.</summary>
public sealed class VaultXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        var vault = services.GetRequiredService<KeyVault>();
        var blob = Convert.FromBase64String(encryptedElement.Value);
        var key = vault.Find(Blob.Read(blob).KeyId) ?? vault.Current(KeyUse.Protect);
        return XElement.Parse(Encoding.UTF8.GetString(Blob.Open(key, blob, DataProtectionKeys.Address)));
    }
}
