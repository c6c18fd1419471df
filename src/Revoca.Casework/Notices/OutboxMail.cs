using System.Security.Cryptography;
using Revoca.Casework.Mail;
using Revoca.Domain.Cases;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Notices;

public readonly record struct OutboxId(Guid Value) : IId<OutboxId>
{
    public static OutboxId From(Guid value) => new(value);
}

/// <summary>A mail waiting to leave: its bytes were rendered once at approval, every try sends the same.</summary>
public sealed class OutboxMail
{
    private OutboxMail()
    {
    }

    public OutboxMail(Notice notice, byte[] mime, string sender, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(notice);
        Id = new(Guid.NewGuid());
        (NoticeId, CaseId, Mime) = (notice.Id, notice.CaseId, mime);
        (Sender, Recipient, QueuedAt, Due) = (sender, notice.Address, now, now);
        ReplyToken = ReplyAddress.TokenIn(sender) ?? "";
    }

    public OutboxId Id { get; private set; }

    public NoticeId NoticeId { get; private set; }

    public CaseId CaseId { get; private set; }

    /// <summary>The whole message as it goes over the wire; sealed at rest.</summary>
    public byte[] Mime { get; private set; } = [];

    /// <summary>The same message before it was encrypted, sealed as well; empty when it leaves in clear.</summary>
    public byte[] Plain { get; init; } = [];

    /// <summary>The fingerprint of the certificate it was encrypted to; empty when it leaves in clear.</summary>
    public string EncryptedTo { get; init; } = "";

    /// <summary>The envelope sender (VERP), which bounces come back to.</summary>
    public string Sender { get; private set; } = "";

    /// <summary>The secret part of its addresses, by which answers and reports find it.</summary>
    public string ReplyToken { get; private set; } = "";

    public string Recipient { get; private set; } = "";

    public DateTimeOffset QueuedAt { get; private set; }

    public DateTimeOffset Due { get; private set; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>Fences "done": only the holder of the current lease may finish.</summary>
    public Guid? LeaseToken { get; private set; }

    public int Tries { get; private set; }

    /// <summary>The last server answer, for the desk.</summary>
    public string LastAnswer { get; private set; } = "";

    public DateTimeOffset? DoneAt { get; private set; }

    public void Finish(string answer, DateTimeOffset now)
    {
        (LastAnswer, DoneAt, LeasedUntil) = (answer, now, null);
    }

    /// <summary>Waits 1, 5, 15, 30 minutes, then an hour more or less a fifth, so that not all come back at once (security.md §6).</summary>
    public void TryAgain(string answer, DateTimeOffset now)
    {
        int[] minutes = [1, 5, 15, 30];
        var wait = Tries > 0 && Tries <= minutes.Length
            ? TimeSpan.FromMinutes(minutes[Tries - 1])
            : TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32(48 * 60, (72 * 60) + 1));
        (LastAnswer, Due, LeasedUntil) = (answer, now + wait, null);
    }

    /// <summary>Not its turn yet: this was no try.</summary>
    public void Postpone(DateTimeOffset until)
    {
        (Due, LeasedUntil) = (until, null);
        Tries = Math.Max(0, Tries - 1);
    }
}
