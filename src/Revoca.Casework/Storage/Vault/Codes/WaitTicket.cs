using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Revoca.Casework.Storage.Vault;

/// <summary>Gives out moments, each at least one step after the last.</summary>
internal sealed class TicketLane(TimeSpan step)
{
    private DateTimeOffset _last;

    public DateTimeOffset Next(DateTimeOffset now) => _last = _last < now ? now + step : _last + step;
}

/// <summary>A ticket is the slot and a signature over the address and the slot; it says nothing about who asked.</summary>
internal static class WaitTicket
{
    public static string Write(KeyVault vault, string bucket, DateTimeOffset slot)
    {
        var signature = HMACSHA256.HashData(vault.Current(KeyUse.Ticket).Bytes, Facts.Of("rv/v1/wait-ticket", bucket, slot));
        return $"{slot.UtcTicks:x}.{Base64Url.EncodeToString(signature.AsSpan(..16))}";
    }

    public static bool Same(string expected, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
