using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Revoca.Builders.Servers;

/// <summary>A token endpoint on loopback (RFC 6749): gives what a test says, and remembers each form it got.</summary>
public sealed class TokenStub : LoopbackStub
{
    public TokenStub(X509Certificate2 certificate)
        : base(certificate) => Open();

    /// <summary>Status line without HTTP/1.1, and body, for the form with this number, from 1.</summary>
    public Func<int, (string Status, string Body)> Answers { get; set; } = number => ("200 OK", $$"""{"access_token":"access-{{number}}","token_type":"Bearer","expires_in":3600}""");

    public List<string> Forms { get; } = [];

    public string Endpoint => $"https://localhost:{Port}/token";

    protected override async Task Talk(StubLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        line = await Secure(line);
        if (await line.Read() is null)
            return;
        var length = 0;
        for (var said = await line.Read(); said is { Length: > 0 }; said = await line.Read())
        {
            if (said.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(said.AsSpan(15), CultureInfo.InvariantCulture);
        }

        Forms.Add(Encoding.UTF8.GetString(await line.Exactly(length)));
        var (status, body) = Answers(Forms.Count);
        await line.Say($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");
    }
}
