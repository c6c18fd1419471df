using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Revoca.Domain.Cases;
using Revoca.Domain.HerSide;
using Revoca.Web.Words;

namespace Revoca.Web.Public.Hers;

/// <summary>A page behind her code. Without a session, or with a reporter's code, it leads back to the one sentence.</summary>
public abstract class HerPage : PublicPage
{
    [Inject]
    protected IStringLocalizer<HerWords> Said { get; set; } = null!; // injected

    [Inject]
    protected HerDoor Door { get; set; } = null!; // injected

    /// <summary>Set by a page's own redirect: what was just done.</summary>
    [SupplyParameterFromQuery]
    protected string? Done { get; set; }

    /// <summary>Null when nothing may be shown or done.</summary>
    protected HerSettings? Settings { get; private set; }

    /// <summary>In whose hours dates stand on her pages.</summary>
    protected TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    protected CancellationToken Stop => HttpContext.RequestAborted;

    protected override async Task OnInitializedAsync()
    {
        Settings = await Door.OpenAsync(HttpContext);
        if (Settings is { } open)
        {
            Zone = await Door.ZoneAsync(open.CaseId, Stop);
            await ReadAsync(open.CaseId);
        }
        else if (!HttpMethods.IsPost(HttpContext.Request.Method))
            Navigation.NavigateTo(To(Links.Status));
    }

    /// <summary>A day as it is where she is; nothing where there is none.</summary>
    protected string Day(DateTimeOffset? at, string format = "d MMMM") =>
        at is { } moment ? TimeZoneInfo.ConvertTime(moment, Zone).ToString(format, CultureInfo.CurrentCulture) : "";

    protected virtual Task ReadAsync(CaseId id) => Task.CompletedTask;

    /// <summary>Does one thing and goes on, always with a redirect; without a session it does nothing.</summary>
    protected async Task ActAsync(Func<CaseId, Task> act, string next)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (Settings is { } open)
            await act(open.CaseId);
        Navigation.NavigateTo(To(Settings is null ? Links.Status : next));
    }
}
