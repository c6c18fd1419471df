using Revoca.Domain.People;

namespace Revoca.Casework.People.Access;

/// <summary>What an act is called in the log: stable dotted words.</summary>
public static class DeskActWords
{
    public static string Of(DeskAct act) => act switch
    {
        DeskAct.ReadCase => "case.read",
        DeskAct.WorkOnCase => "case.work",
        DeskAct.RecordHerDecision => "consent.record",
        DeskAct.PauseCase => "case.pause",
        DeskAct.ApproveNotice => "notice.approve",
        DeskAct.UnlockItem => "item.unlock",
        DeskAct.ReissueCode => "code.reissue",
        DeskAct.AssignCase => "case.assign",
        DeskAct.TakeCase => "case.take",
        DeskAct.ConfirmHerWish => "wish.confirm",
        DeskAct.EraseCase => "case.erase",
        DeskAct.BreakGlass => "glass.break",
        DeskAct.OpenCase => "case.open",
        DeskAct.ListCases => "case.list",
        DeskAct.SortMail => "pen.read",
        DeskAct.ReadHosts => "hosts.read",
        DeskAct.ConfirmHosts => "hosts.confirm",
        DeskAct.ReadTexts => "texts.read",
        DeskAct.ChangeTexts => "texts.change",
        DeskAct.ReadLaw => "law.read",
        DeskAct.ReviewLaw => "law.review",
        DeskAct.ReadFigures => "figures.read",
        DeskAct.ShareHashes => "hashes.share",
        DeskAct.ReadLog => "log.read",
        DeskAct.ReadTeam => "team.read",
        DeskAct.ManageTeam => "team.manage",
        DeskAct.HandOverCases => "team.hand-over",
        DeskAct.OwnSettings => "own.settings",
        DeskAct.ManageOrganisation => "organisation.manage",
        DeskAct.ManageKeys => "keys.manage",
        DeskAct.SeeBrokenGlass => "glass.see",
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };
}
