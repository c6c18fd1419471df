using System.Collections.Concurrent;

namespace Revoca.Casework.Mail;

/// <summary>Keeps us from flooding one domain, and leaves one alone that turned us away five times in a row.</summary>
public sealed class SendingPace(MailOptions options, TimeProvider clock)
{
    private const int MostRefusals = 5;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, (DateTimeOffset NotBefore, int Refusals)> domains = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Until when this recipient's domain is to be left alone, or null. A pick-up folder needs no pace.</summary>
    public DateTimeOffset? WaitFor(string recipient) =>
        options.Smtp is not null && domains.TryGetValue(DomainOf(recipient), out var state) && state.NotBefore > clock.GetUtcNow() ? state.NotBefore : null;

    public void Note(string recipient, SendResult result)
    {
        var (now, gap) = (clock.GetUtcNow(), TimeSpan.FromMinutes(1) / options.MostPerMinute);
        domains.AddOrUpdate(DomainOf(recipient), _ => Next(0), (_, before) => Next(before.Refusals));

        (DateTimeOffset NotBefore, int Refusals) Next(int before)
        {
            var refusals = result is SendResult.RefusedForNow ? before + 1 : 0;
            return refusals >= MostRefusals ? (now + Rest, 0) : (now + gap, refusals);
        }
    }

    private static string DomainOf(string recipient) => recipient[(recipient.LastIndexOf('@') + 1)..];
}
