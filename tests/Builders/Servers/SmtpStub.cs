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

    /// <summary>Says nothing, not even a greeting.</summary>
    SilentAtFirst,

    /// <summary>Too busy: 421 in place of a greeting.</summary>
    Busy,
    SignInRefused,
}

/// <summary>An SMTP server on loopback that follows a script and remembers what it got.</summary>
public sealed class SmtpStub : LoopbackStub
{
    public SmtpStub(X509Certificate2 certificate, SmtpFault fault = SmtpFault.None)
        : base(certificate)
    {
        Fault = fault;
        Open();
    }

    public SmtpFault Fault { get; set; }

    /// <summary>Each message that was accepted, with its recipients.</summary>
    public List<(string[] To, byte[] Bytes)> Accepted { get; } = [];

    /// <summary>Called with the name of each point a conversation reaches: smtp.connected, smtp.mailFrom, smtp.rcpt, smtp.midData, smtp.afterDot, smtp.after250.</summary>
    public Action<string> Reached { get; set; } = _ => { };

    public string Mechanisms { get; set; } = "PLAIN";

    /// <summary>What the next sign-in must hold; null takes any.</summary>
    public string? Wants { get; set; }

    /// <summary>Mechanism and decoded first word of each sign-in.</summary>
    public List<string> SignIns { get; } = [];

    /// <summary>Everything said in clear before TLS.</summary>
    public List<string> SaidInClear { get; } = [];

    protected override async Task Talk(StubLine line)
    {
        var to = new List<string>();
        Reached("smtp.connected");
        if (Fault == SmtpFault.SilentAtFirst)
            await Task.Delay(Timeout.Infinite, Stop);
        await line.Say(Fault == SmtpFault.Busy ? "421 4.3.2 too busy" : "220 stub.example ESMTP");
        while (Fault != SmtpFault.Busy && await line.Read() is { } said)
        {
            if (line.IsInClear)
                SaidInClear.Add(said);
            var verb = said.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "STARTTLS")
            {
                await line.Say("220 go ahead");
                line = await Secure(line);
            }
            else if (verb == "DATA")
            {
                if (!await Data(line, [.. to]))
                    return;
            }
            else if (Answer(line, verb, said, to) is { } answer)
            {
                await line.Say(answer);
            }
            else
            {
                return;
            }
        }
    }

    private string? Answer(StubLine line, string verb, string said, List<string> to) => verb switch
    {
        "EHLO" => !line.IsInClear ? $"250-stub.example\r\n250-AUTH {Mechanisms}\r\n250-DSN\r\n250 SIZE 30000000" : Fault == SmtpFault.NoStartTls ? "250 stub.example" : "250-stub.example\r\n250 STARTTLS",
        "AUTH" => SignIn(said) ? "235 2.7.0 ok" : "535 5.7.8 no",
        "MAIL" => Sender(to),
        "RCPT" => Recipient(said, to),
        "QUIT" => "221 bye",
        _ => "250 ok",
    };

    private bool SignIn(string said)
    {
        SignIns.Add(Said(said.Split(' ')[1..]));
        return Fault != SmtpFault.SignInRefused && (Wants is null || SignIns[^1].Contains(Wants, StringComparison.Ordinal));
    }

    internal static string Said(string[] words) => $"{words[0]} {(words.Length > 1 ? Encoding.UTF8.GetString(Convert.FromBase64String(words[1])) : "")}";

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

    private async Task<bool> Data(StubLine line, string[] to)
    {
        await line.Say("354 go ahead");
        using var bytes = new MemoryStream();
        for (var given = await line.Raw(); given is not null; given = await line.Raw())
        {
            if (Fault == SmtpFault.DropInTheMiddle && bytes.Length > 20_000)
                return false;
            if (bytes.Length is > 1_000 and < 1_080)
                Reached("smtp.midData");
            if (given is [(byte)'.', (byte)'\r', (byte)'\n'])
                return await AfterDot(line, to, bytes.ToArray());
            bytes.Write(given[0] == '.' ? given.AsSpan(1) : given);
        }

        return false;
    }

    private async Task<bool> AfterDot(StubLine line, string[] to, byte[] bytes)
    {
        if (Fault == SmtpFault.DataRefusedForGood)
        {
            await line.Say("554 5.6.0 not this one");
            return true;
        }

        lock (Accepted)
            Accepted.Add((to, bytes));
        Reached("smtp.afterDot");
        if (Fault == SmtpFault.SilentAfterDot)
            await Task.Delay(TimeSpan.FromSeconds(10), Stop);
        if (Fault is SmtpFault.DropAfterDot or SmtpFault.SilentAfterDot)
            return false;
        await line.Say("250 2.0.0 queued as 1");
        Reached("smtp.after250");
        return Fault != SmtpFault.HangUpAfterEach;
    }
}
