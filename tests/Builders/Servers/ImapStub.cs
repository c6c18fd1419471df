using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Revoca.Builders.Servers;

/// <summary>What a scripted mailbox does wrong.</summary>
public enum ImapFault
{
    None,
    NoStartTls,
    SignInRefused,

    /// <summary>Says nothing, not even a greeting.</summary>
    Silent,

    /// <summary>Hangs up in the middle of a message.</summary>
    DropInTheMiddle,

    /// <summary>Hangs up while a client waits for news.</summary>
    LoseIdle,

    /// <summary>Cannot push.</summary>
    NoIdle,
}

/// <summary>One message in a scripted mailbox.</summary>
public sealed record StubMail(uint Uid, byte[] Raw, DateTimeOffset At)
{
    public string MessageId { get; } = Regex.Match(Encoding.Latin1.GetString(Raw), @"^Message-I[dD]:\s*<(?<id>[^>]+)>", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
}

/// <summary>An IMAP server on loopback with one mailbox: what a test puts there can be listed, fetched, waited for and removed.</summary>
public sealed partial class ImapStub : LoopbackStub
{
    private readonly Func<string, bool>? holds;
    private readonly bool startTls;
    private readonly Lock one = new();
    private List<StubMail> mails = [];
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private uint next = 1;

    /// <param name="certificate">For localhost, unless the test is about another name.</param>
    /// <param name="holds">True for the Message-ID of a message that lies here; null: what the test puts there lies here.</param>
    /// <param name="startTls">The conversation begins in clear.</param>
    public ImapStub(X509Certificate2 certificate, Func<string, bool>? holds = null, bool startTls = false)
        : base(certificate)
    {
        (this.holds, this.startTls) = (holds, startTls);
        Open();
    }

    public ImapFault Fault { get; set; }

    public string Mechanisms { get; set; } = "AUTH=PLAIN";

    /// <summary>Mechanism and decoded first word of each sign-in.</summary>
    public List<string> SignIns { get; } = [];

    public uint UidValidity { get; set; } = 1;

    public IReadOnlyList<StubMail> Mails => mails;

    /// <summary>Everything said in clear before TLS.</summary>
    public List<string> SaidInClear { get; } = [];

    /// <summary>How many clients have begun to wait for news.</summary>
    public int Idles { get; private set; }

    public uint Put(string mail, DateTimeOffset? at = null) => Put(Encoding.UTF8.GetBytes(mail), at);

    public uint Put(byte[] raw, DateTimeOffset? at = null)
    {
        lock (one)
        {
            mails = [.. mails, new StubMail(next++, raw, at ?? DateTimeOffset.UnixEpoch.AddYears(56))];
            news.TrySetResult();
            news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return next - 1;
        }
    }

    /// <summary>What a server does after it lost its index: other numbers for the same messages.</summary>
    public void NumberAnew()
    {
        UidValidity++;
        next = (uint)mails.Count + 1;
        mails = [.. mails.Select((mail, index) => mail with { Uid = (uint)index + 1 })];
    }

    protected override async Task Talk(StubLine line)
    {
        if (Fault == ImapFault.Silent)
            await Task.Delay(Timeout.Infinite, Stop);
        if (!startTls)
            line = await Secure(line);
        await line.Say($"* OK [CAPABILITY {Abilities(line)}] ready");
        while (await line.Read() is { } said)
        {
            if (line.IsInClear)
                SaidInClear.Add(said);
            var words = said.Split(' ', 3);
            var verb = words.Length > 1 ? words[1].ToUpperInvariant() : "";
            if (verb == "STARTTLS")
            {
                await line.Say($"{words[0]} OK go ahead");
                line = await Secure(line);
            }
            else if (verb == "IDLE" ? !await Idle(line, words[0]) : !await Answer(line, words[0], verb, said))
            {
                return;
            }
        }
    }

    private async Task<bool> Answer(StubLine line, string tag, string verb, string said)
    {
        if (verb == "AUTHENTICATE")
            SignIns.Add(SmtpStub.Said(said.Split(' ')[2..]));
        if (verb is "AUTHENTICATE" or "LOGIN" && Fault == ImapFault.SignInRefused)
        {
            await line.Say($"{tag} NO [AUTHENTICATIONFAILED] no");
            return true;
        }

        if (verb == "UID" && said.Contains("BODY.PEEK[", StringComparison.OrdinalIgnoreCase))
        {
            if (!await Bodies(line, said))
                return false;
        }
        else
        {
            foreach (var told in Told(line, verb, said))
                await line.Say(told);
        }

        // A client takes a folder as open only when the answer says how.
        await line.Say($"{tag} OK {(verb == "EXAMINE" ? "[READ-ONLY] " : verb == "SELECT" ? "[READ-WRITE] " : "")}done");
        return verb != "LOGOUT";
    }

    private IEnumerable<string> Told(StubLine line, string verb, string said) => verb switch
    {
        "CAPABILITY" => [$"* CAPABILITY {Abilities(line)}"],
        "LIST" => said.EndsWith("\"\"", StringComparison.Ordinal) ? ["* LIST (\\Noselect) \"/\" \"\""] : ["* LIST () \"/\" INBOX"],
        "EXAMINE" or "SELECT" => ["* FLAGS (\\Seen \\Deleted)", $"* {Math.Max(mails.Count, holds is null ? 0 : 1)} EXISTS", "* 0 RECENT", $"* OK [UIDVALIDITY {UidValidity}] valid", $"* OK [UIDNEXT {next}] next"],
        "UID" when said.Contains(" SEARCH ", StringComparison.OrdinalIgnoreCase) => [$"* SEARCH{string.Concat(Found(said).Select(uid => $" {uid}"))}"],
        "UID" when said.Contains(" FETCH ", StringComparison.OrdinalIgnoreCase) => Asked(said).Select(Summary),
        "UID" when said.Contains(" EXPUNGE ", StringComparison.OrdinalIgnoreCase) => Expunged(Asked(said)),
        "LOGOUT" => ["* BYE"],
        _ => [],
    };

    private string Abilities(StubLine line) => (line.IsInClear, Fault) switch
    {
        (true, ImapFault.NoStartTls) => "IMAP4rev1 AUTH=PLAIN SASL-IR",
        (true, _) => "IMAP4rev1 STARTTLS LOGINDISABLED",
        (_, ImapFault.NoIdle) => "IMAP4rev1 AUTH=PLAIN SASL-IR UIDPLUS",
        _ => $"IMAP4rev1 {Mechanisms} SASL-IR UIDPLUS IDLE",
    };

    private IEnumerable<uint> Found(string said)
    {
        if (said.Contains(" HEADER ", StringComparison.OrdinalIgnoreCase))
        {
            var id = said[(said.LastIndexOf(' ') + 1)..].Trim('"');
            return holds is null ? mails.Where(mail => mail.MessageId == id).Select(mail => mail.Uid) : holds(id) ? [1] : [];
        }

        var before = Before().Match(said) is { Success: true } day ? DateTimeOffset.ParseExact(day.Groups["day"].Value, "d-MMM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : DateTimeOffset.MaxValue;
        return mails.Where(mail => mail.At.UtcDateTime.Date < before.UtcDateTime && (!said.Contains(" SEARCH UID ", StringComparison.OrdinalIgnoreCase) || Names(said, mail.Uid))).Select(mail => mail.Uid);
    }

    private IEnumerable<StubMail> Asked(string said) => mails.Where(mail => Names(said, mail.Uid));

    // The last set of numbers in what was said: "3", "1:*", "1,3:5".
    private static bool Names(string said, uint uid) => Sets().Matches(said) is [.., var last] && last.Value.Trim().Split(',').Any(part =>
    {
        var ends = part.Split(':');
        return ends.Length == 1
            ? ends[0] == uid.ToString(CultureInfo.InvariantCulture)
            : uid >= uint.Parse(ends[0], CultureInfo.InvariantCulture) && (!uint.TryParse(ends[1], CultureInfo.InvariantCulture, out var end) || uid <= end);
    });

    private string Summary(StubMail mail) =>
        $"* {Place(mail)} FETCH (UID {mail.Uid} RFC822.SIZE {mail.Raw.Length} INTERNALDATE \"{mail.At.UtcDateTime.ToString("dd-MMM-yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000\" ENVELOPE (NIL NIL NIL NIL NIL NIL NIL NIL NIL \"<{mail.MessageId}>\"))";

    private async Task<bool> Bodies(StubLine line, string said)
    {
        foreach (var mail in Asked(said).ToList())
        {
            await line.Say($"* {Place(mail)} FETCH (UID {mail.Uid} BODY[] {{{mail.Raw.Length}}}");
            var half = Fault == ImapFault.DropInTheMiddle ? mail.Raw.Length / 2 : mail.Raw.Length;
            await line.Give(mail.Raw.AsMemory(0, half));
            if (half < mail.Raw.Length)
                return false;
            await line.Say(")");
        }

        return true;
    }

    private List<string> Expunged(IEnumerable<StubMail> asked)
    {
        var gone = asked.OrderByDescending(mail => mail.Uid).Select(mail => $"* {Place(mail)} EXPUNGE").ToList();
        lock (one)
            mails = [.. mails.Except(asked)];
        return gone;
    }

    private int Place(StubMail mail) => mails.IndexOf(mail) + 1;

    private async Task<bool> Idle(StubLine line, string tag)
    {
        Idles++;
        await line.Say("+ idling");
        if (Fault == ImapFault.LoseIdle)
            return false;
        var done = line.Read();
        while (await Task.WhenAny(done, news.Task) != done)
            await line.Say($"* {mails.Count} EXISTS");
        await line.Say($"{tag} OK done");
        return await done is not null;
    }

    [GeneratedRegex(@" BEFORE (?<day>\S+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Before();

    [GeneratedRegex(@"(?<= )[0-9][0-9:,*]*(?= |$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sets();
}
