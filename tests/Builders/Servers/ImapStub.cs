using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Revoca.Builders.Servers;

/// <summary>An IMAP server on loopback that knows which messages lie in one mailbox, and nothing else.</summary>
public sealed class ImapStub : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2 certificate;
    private readonly Func<string, bool> holds;
    private readonly Task serving;

    /// <param name="certificate">For localhost.</param>
    /// <param name="holds">True for the Message-ID of a message that lies here.</param>
    public ImapStub(X509Certificate2 certificate, Func<string, bool> holds)
    {
        (this.certificate, this.holds) = (certificate, holds);
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
        certificate.Dispose();
    }

    private async Task Serve()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await Talk(client);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
            {
                // A client that is killed hangs up.
            }
        }
    }

    private async Task Talk(TcpClient client)
    {
        await using var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop.Token);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await Say(stream, "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var words = line.Split(' ', 3);
            foreach (var told in Answer(words.Length > 1 ? words[1].ToUpperInvariant() : "", line))
                await Say(stream, told);
            // A client takes a folder as open only when the answer says how.
            await Say(stream, $"{words[0]} OK {(line.Contains(" EXAMINE ", StringComparison.OrdinalIgnoreCase) ? "[READ-ONLY] " : "")}done");
            if (words.Length > 1 && words[1].Equals("LOGOUT", StringComparison.OrdinalIgnoreCase))
                return;
        }
    }

    private IEnumerable<string> Answer(string verb, string line) => verb switch
    {
        "CAPABILITY" => ["* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR"],
        "LIST" => line.EndsWith("\"\"", StringComparison.Ordinal) ? ["* LIST (\\Noselect) \"/\" \"\""] : ["* LIST () \"/\" INBOX"],
        "EXAMINE" or "SELECT" => ["* FLAGS (\\Seen)", "* 1 EXISTS", "* 0 RECENT", "* OK [UIDVALIDITY 1] valid", "* OK [UIDNEXT 2] next"],
        "UID" => [holds(MessageIdIn(line)) ? "* SEARCH 1" : "* SEARCH"],
        "LOGOUT" => ["* BYE"],
        _ => [],
    };

    private static string MessageIdIn(string line) => line[(line.LastIndexOf(' ') + 1)..].Trim('"');

    private async Task Say(SslStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes($"{text}\r\n"), stop.Token);
}
