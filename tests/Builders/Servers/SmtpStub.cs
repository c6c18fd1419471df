using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Revoca.Builders.Servers;

/// <summary>What a scripted server does wrong.</summary>
public enum SmtpFault
{
    None,
    NoStartTls,
    RecipientRefusedForGood,
    RecipientRefusedForNow,
    ArchiveRefused,
    SenderRefused,
    RelayingRefused,
    DataRefusedForGood,
    DropAtRecipient,
    DropInTheMiddle,
    DropAfterDot,
    SilentAfterDot,
    HangUpAfterEach,
    SignInRefused,
}

/// <summary>An SMTP server on loopback that follows a script and remembers what it got.</summary>
public sealed class SmtpStub : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2 certificate;
    private readonly Task serving;

    public SmtpStub(X509Certificate2 certificate, SmtpFault fault = SmtpFault.None)
    {
        this.certificate = certificate;
        Fault = fault;
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public SmtpFault Fault { get; set; }

    /// <summary>Each message that was accepted, with its recipients.</summary>
    public List<(string[] To, byte[] Bytes)> Accepted { get; } = [];

    public int Connections { get; private set; }

    /// <summary>Called with the name of each point a conversation reaches: smtp.connected, smtp.mailFrom, smtp.rcpt, smtp.midData, smtp.afterDot, smtp.after250.</summary>
    public Action<string> Reached { get; set; } = _ => { };

    /// <summary>Everything said in clear before TLS.</summary>
    public List<string> SaidInClear { get; } = [];

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
                // A client that hangs up is part of most scripts.
            }
        }
    }

    private async Task Talk(TcpClient client)
    {
        Stream stream = client.GetStream();
        var to = new List<string>();
        Connections++;
        Reached("smtp.connected");
        await Say(stream, "220 stub.example ESMTP");
        while (await Line(stream) is { } line)
        {
            if (stream is NetworkStream)
                SaidInClear.Add(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "STARTTLS")
            {
                await Say(stream, "220 go ahead");
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(certificate);
                stream = secure;
            }
            else if (verb == "DATA")
            {
                if (!await Data(stream, [.. to]))
                    return;
            }
            else if (await Answer(stream, verb, line, to) is { } answer)
            {
                await Say(stream, answer);
            }
            else
            {
                return;
            }
        }
    }

    private Task<string?> Answer(Stream stream, string verb, string line, List<string> to) => Task.FromResult(verb switch
    {
        "EHLO" => stream is SslStream ? "250-stub.example\r\n250-AUTH PLAIN\r\n250-DSN\r\n250 SIZE 30000000" : Fault == SmtpFault.NoStartTls ? "250 stub.example" : "250-stub.example\r\n250 STARTTLS",
        "AUTH" => Fault == SmtpFault.SignInRefused ? "535 5.7.8 no" : "235 2.7.0 ok",
        "MAIL" => Sender(to),
        "RCPT" => Recipient(line, to),
        "QUIT" => "221 bye",
        _ => "250 ok",
    });

    private string Sender(List<string> to)
    {
        to.Clear();
        Reached("smtp.mailFrom");
        return Fault == SmtpFault.SenderRefused ? "550 5.1.8 sender unknown" : "250 ok";
    }

    private string? Recipient(string line, List<string> to)
    {
        var address = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
        var archive = address.StartsWith("archive", StringComparison.Ordinal);
        if (Fault == SmtpFault.DropAtRecipient)
            return null;
        var refusal = (Fault, archive) switch
        {
            (SmtpFault.RecipientRefusedForGood, false) => "550 5.1.1 no such user",
            (SmtpFault.RecipientRefusedForNow, false) => "451 4.7.1 greylisted",
            (SmtpFault.RelayingRefused, false) => "554 5.7.1 relay access denied",
            (SmtpFault.ArchiveRefused, true) => "550 5.1.1 no archive here",
            _ => null,
        };
        if (refusal is null)
            to.Add(address);
        Reached("smtp.rcpt");
        return refusal ?? "250 ok";
    }

    private async Task<bool> Data(Stream stream, string[] to)
    {
        await Say(stream, "354 go ahead");
        using var bytes = new MemoryStream();
        for (var line = await Raw(stream); line is not null; line = await Raw(stream))
        {
            if (Fault == SmtpFault.DropInTheMiddle && bytes.Length > 20_000)
                return false;
            if (bytes.Length is > 1_000 and < 1_080)
                Reached("smtp.midData");
            if (line is [(byte)'.', (byte)'\r', (byte)'\n'])
                return await AfterDot(stream, to, bytes.ToArray());
            bytes.Write(line[0] == '.' ? line.AsSpan(1) : line);
        }

        return false;
    }

    private async Task<bool> AfterDot(Stream stream, string[] to, byte[] bytes)
    {
        if (Fault == SmtpFault.DataRefusedForGood)
        {
            await Say(stream, "554 5.6.0 not this one");
            return true;
        }

        lock (Accepted)
            Accepted.Add((to, bytes));
        Reached("smtp.afterDot");
        if (Fault == SmtpFault.SilentAfterDot)
            await Task.Delay(TimeSpan.FromSeconds(10), stop.Token);
        if (Fault is SmtpFault.DropAfterDot or SmtpFault.SilentAfterDot)
            return false;
        await Say(stream, "250 2.0.0 queued as 1");
        Reached("smtp.after250");
        return Fault != SmtpFault.HangUpAfterEach;
    }

    private async Task Say(Stream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes($"{text}\r\n"), stop.Token);

    private async Task<string?> Line(Stream stream) => await Raw(stream) is { } line ? Encoding.Latin1.GetString(line).TrimEnd() : null;

    private async Task<byte[]?> Raw(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, stop.Token) == 1)
        {
            line.Add(one[0]);
            if (one[0] == '\n')
                return [.. line];
        }

        return null;
    }
}
