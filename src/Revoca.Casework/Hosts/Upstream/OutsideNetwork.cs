using System.Net;
using System.Net.Sockets;
using Revoca.Domain.Hosts;

namespace Revoca.Casework.Hosts.Upstream;

/// <summary>The seam to the world's names and sockets; everything that opens an address somebody pasted goes through it, guarded.</summary>
public interface IOutsideNetwork
{
    Task<IPAddress[]> Resolve(string name, CancellationToken cancellation);

    Task<Stream> Connect(IPEndPoint address, CancellationToken cancellation);
}

/// <summary>The machine's own resolver and sockets.</summary>
public sealed class OutsideNetwork : IOutsideNetwork
{
    public Task<IPAddress[]> Resolve(string name, CancellationToken cancellation) => Dns.GetHostAddressesAsync(name, cancellation);

    public async Task<Stream> Connect(IPEndPoint address, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The address must not be opened: it is not public, or not a web port.</summary>
public sealed class ConnectionRefused(string reason) : IOException(reason);

/// <summary>HTTP to the outside: no proxy, no cookies, no redirects followed, each name resolved once and the connection pinned to what it gave (security.md §6).</summary>
public static class GuardedHttp
{
    public static HttpClient Client(IOutsideNetwork network, TimeSpan timeout) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        PreAuthenticate = false,
        ConnectTimeout = timeout,
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 0, // what was not asked for is not read: the connection is closed
        ResponseDrainTimeout = TimeSpan.Zero,
        MaxConnectionsPerServer = 2,
        PooledConnectionLifetime = TimeSpan.FromSeconds(30),
        ConnectCallback = (context, cancellation) => Connect(network, context.DnsEndPoint, cancellation),
    })
    {
        Timeout = timeout,
        MaxResponseContentBufferSize = 1_048_576,
    };

    private static async ValueTask<Stream> Connect(IOutsideNetwork network, DnsEndPoint target, CancellationToken cancellation)
    {
        if (target.Port is not (80 or 443))
            throw new ConnectionRefused($"Port {target.Port} is no web port.");
        if (PublicAddresses.IsReservedName(target.Host) || (!target.Host.Contains('.', StringComparison.Ordinal) && !target.Host.Contains(':', StringComparison.Ordinal)))
            throw new ConnectionRefused("The name is reserved.");
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await network.Resolve(target.Host, cancellation);
        if (addresses.Length == 0)
            throw new ConnectionRefused("The name has no address.");

        // One closed address among open ones is how rebinding looks: the whole name is refused.
        if (!Array.TrueForAll(addresses, PublicAddresses.MayConnect))
            throw new ConnectionRefused("The name leads to an address that is not public.");
        return await network.Connect(new IPEndPoint(addresses[0], target.Port), cancellation);
    }
}
