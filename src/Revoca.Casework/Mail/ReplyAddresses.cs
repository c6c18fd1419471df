using Revoca.Casework.Storage.Vault;

namespace Revoca.Casework.Mail;

/// <summary>Makes the secret reply addresses of this installation: their key never leaves the vault.</summary>
public sealed class ReplyAddresses(KeyVault vault)
{
    public ReplyAddress For(string mailAddress) => new(vault.Current(KeyUse.Reply).Bytes, mailAddress);
}
