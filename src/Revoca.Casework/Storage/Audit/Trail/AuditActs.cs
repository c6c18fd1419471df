using Revoca.Domain.Cases;

namespace Revoca.Casework.Storage.Audit;

/// <summary>The acts of the log: what is done to what, in small letters. Once used, a word never changes its meaning.</summary>
public static class AuditActs
{
    /// <summary>The act behind a line of a case's history.</summary>
    public static string Of(CaseEventKind kind) => kind switch
    {
        CaseEventKind.CaseOpened => "case.open",
        CaseEventKind.CaseAssigned => "case.assign",
        CaseEventKind.CaseReleased => "case.release",
        CaseEventKind.ConsentAwaited => "case.await-consent",
        CaseEventKind.CaseActivated => "case.activate",
        CaseEventKind.CaseMonitored => "case.monitor",
        CaseEventKind.CasePaused => "case.pause",
        CaseEventKind.CaseResumed => "case.resume",
        CaseEventKind.CaseClosed => "case.close",
        CaseEventKind.CaseReopened => "case.reopen",
        CaseEventKind.CodeReissued => "code.reissue",
        CaseEventKind.ItemsAdded => "item.add",
        CaseEventKind.ItemDescribed => "item.describe",
        CaseEventKind.ItemLocked => "item.lock",
        CaseEventKind.ItemUnlocked => "item.unlock",
        CaseEventKind.ItemReadOut => "item.read-out",
        CaseEventKind.ItemObserved => "item.observe",
        CaseEventKind.MandateGiven => "mandate.give",
        CaseEventKind.MandateRevoked => "mandate.revoke",
        CaseEventKind.ConsentAsked => "consent.ask",
        CaseEventKind.ConsentGiven => "consent.give",
        CaseEventKind.ConsentRefused => "consent.refuse",
        CaseEventKind.ConsentWithdrawn => "consent.withdraw",
        CaseEventKind.NoticeDrafted => "notice.draft",
        CaseEventKind.NoticeEdited => "notice.edit",
        CaseEventKind.NoticeRedirected => "notice.redirect",
        CaseEventKind.ApprovalAsked => "notice.ask-approval",
        CaseEventKind.NoticeApproved => "notice.approve",
        CaseEventKind.NoticeHandedOver => "notice.hand-over",
        CaseEventKind.NoticeSent => "notice.send",
        CaseEventKind.NoticeSubmitted => "notice.submit",
        CaseEventKind.NoticeDelivered => "notice.deliver",
        CaseEventKind.NoticeDelayed => "notice.delay",
        CaseEventKind.NoticeUncertain => "notice.lose-sight",
        CaseEventKind.NoticeBounced => "notice.bounce",
        CaseEventKind.NoticeFailed => "notice.fail",
        CaseEventKind.NoticeExpired => "notice.expire",
        CaseEventKind.NoticeWithdrawn => "notice.withdraw",
        CaseEventKind.NoticeSuperseded => "notice.supersede",
        CaseEventKind.HostDecided => "notice.decide",
        CaseEventKind.ReplyReceived => "reply.receive",
        CaseEventKind.TaskOpened => "task.open",
        CaseEventKind.TaskDone => "task.finish",
        // A kind that is new here is told in its own words until it gets one above: nothing may happen unlogged.
        _ => Words(kind.ToString(), '.'),
    };

    /// <summary>NoticeHandedOver with a dot becomes notice.handed-over.</summary>
    internal static string Words(string name, char first)
    {
        var text = string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
        var at = text.IndexOf('-', StringComparison.Ordinal);
        return at < 0 ? text : string.Concat(text.AsSpan(0, at), [first], text.AsSpan(at + 1));
    }
}
