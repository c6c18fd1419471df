using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;

namespace Revoca.Journeys.Evidence;

/// <summary>Everything a page sends from now on: bodies of requests and frames of sockets, and where to.</summary>
internal sealed class SentBytes
{
    private readonly ConcurrentQueue<byte[]> _sent = new();
    private readonly ConcurrentQueue<string> _asked = new();

    public SentBytes(IPage page)
    {
        page.Request += (_, request) =>
        {
            _asked.Enqueue(request.Url);
            _sent.Enqueue(Encoding.UTF8.GetBytes(request.Url));
            if (request.PostDataBuffer is { } body)
                _sent.Enqueue(body);
        };
        page.WebSocket += (_, socket) =>
        {
            _asked.Enqueue(socket.Url);
            socket.FrameSent += (_, frame) => _sent.Enqueue(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));
        };
    }

    public int Count => _sent.Count;

    /// <summary>The bytes themselves, or the same in base64, lie somewhere in what was sent.</summary>
    public bool Hold(ReadOnlySpan<byte> bytes)
    {
        // Base64 of a run from its third byte on: one of three starts is in step with any encoding.
        var all = _sent.SelectMany(part => part).ToArray().AsSpan();
        if (all.IndexOf(bytes) >= 0)
            return true;
        for (var skip = 0; skip < 3; skip++)
        {
            var run = bytes[skip..];
            if (all.IndexOf(Encoding.ASCII.GetBytes(Convert.ToBase64String(run[..(run.Length / 3 * 3)]))) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>What was asked of anybody but this site.</summary>
    public string Foreign(string address)
    {
        var own = new Uri(address).Authority;
        return string.Join('\n', _asked.Where(url => Uri.TryCreate(url, UriKind.Absolute, out var to) && (to.Scheme is "http" or "https" or "ws" or "wss") && to.Authority != own));
    }
}
