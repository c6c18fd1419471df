using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Revoca.Builders.Servers;

/// <summary>A server on loopback that talks to each client as a script says; TLS with a certificate of the test's own.</summary>
public abstract class LoopbackStub(X509Certificate2 certificate) : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> talks = [];
    private Task serving = Task.CompletedTask;
    private int connections;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Connections => connections;

    protected CancellationToken Stop => stop.Token;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        await Task.WhenAll(talks);
        stop.Dispose();
        certificate.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the port; the last word of each constructor, for from now on clients may come.</summary>
    protected void Open()
    {
        listener.Start();
        serving = Serve();
    }

    /// <summary>One conversation, until it returns or the client hangs up.</summary>
    protected abstract Task Talk(StubLine line);

    protected async Task<StubLine> Secure(StubLine line)
    {
        var secure = new SslStream(line.Stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, Stop);
        return new StubLine(secure, Stop);
    }

    private async Task Serve()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                talks.RemoveAll(talk => talk.IsCompleted);
                talks.Add(Talk(client));
            }
            catch (Exception e) when (IsHangUp(e))
            {
                // The test is over.
            }
        }
    }

    private async Task Talk(TcpClient client)
    {
        using (client)
        {
            try
            {
                Interlocked.Increment(ref connections);
                await using var stream = client.GetStream();
                await Talk(new StubLine(stream, Stop));
            }
            catch (Exception e) when (IsHangUp(e))
            {
                // A client that hangs up, or is killed, is part of most scripts.
            }
        }
    }

    private static bool IsHangUp(Exception e) =>
        e is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException or ObjectDisposedException;
}

/// <summary>A connection read line by line and written line by line.</summary>
public sealed class StubLine(Stream stream, CancellationToken stop)
{
    private readonly byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;

    public Stream Stream => stream;

    public bool IsInClear => stream is NetworkStream;

    public Task Say(string text) => Give(Encoding.Latin1.GetBytes($"{text}\r\n"));

    public async Task Give(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes, stop);

    /// <summary>Without its end; null when the client has hung up.</summary>
    public async Task<string?> Read() => await Raw() is { } line ? Encoding.Latin1.GetString(line).TrimEnd() : null;

    /// <summary>As many bytes, or fewer when the client hung up.</summary>
    public async Task<byte[]> Exactly(int count)
    {
        using var bytes = new MemoryStream();
        while (bytes.Length < count)
        {
            if (start == end)
                (start, end) = (0, await stream.ReadAsync(buffer, stop));
            if (end == 0)
                break;
            var until = Math.Min(end, start + count - (int)bytes.Length);
            bytes.Write(buffer, start, until - start);
            start = until;
        }

        return bytes.ToArray();
    }

    /// <summary>With its end; null when the client has hung up.</summary>
    public async Task<byte[]?> Raw()
    {
        using var line = new MemoryStream();
        while (true)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, stop));
                if (end == 0)
                    return null;
            }

            var found = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            var until = found < 0 ? end : found + 1;
            line.Write(buffer, start, until - start);
            start = until;
            if (found >= 0)
                return line.ToArray();
        }
    }
}
