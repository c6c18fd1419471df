using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Revoca.Casework.Hosts.Upstream;

namespace Revoca.Builders.Servers;

/// <summary>The whole outside on this machine: names lead to public addresses, every public address to one web server here; what is dialled is written down.</summary>
public sealed class LocalWorld : IOutsideNetwork, IAsyncDisposable
{
    /// <summary>A public address that nobody dials: connections to it end at the server here.</summary>
    public const string PublicAddress = "93.184.216.34";

    private readonly WebApplication web;
    private int answered;

    private LocalWorld(WebApplication web) => this.web = web;

    public ConcurrentBag<IPEndPoint> Dialled { get; } = [];

    public ConcurrentBag<string> Resolved { get; } = [];

    /// <summary>How many requests came.</summary>
    public int Answered => answered;

    /// <summary>Names that do not lead to the public address; each look-up takes the next entry and keeps the last.</summary>
    public Dictionary<string, Queue<string[]>> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static async Task<LocalWorld> Start(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var built = builder.Build();
        var world = new LocalWorld(built);
        built.Run(context =>
        {
            Interlocked.Increment(ref world.answered);
            return answer(context);
        });
        await built.StartAsync();
        return world;
    }

    public Task<IPAddress[]> Resolve(string name, CancellationToken cancellation)
    {
        Resolved.Add(name);
        string[] addresses = Names.TryGetValue(name, out var queue) ? (queue.Count > 1 ? queue.Dequeue() : queue.Peek()) : [PublicAddress];
        return Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse));
    }

    public async Task<Stream> Connect(IPEndPoint address, CancellationToken cancellation)
    {
        Dialled.Add(address);
        var port = new Uri(web.Urls.First()).Port;
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public async ValueTask DisposeAsync() => await web.DisposeAsync();
}
