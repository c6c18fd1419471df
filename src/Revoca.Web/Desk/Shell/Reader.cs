using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Revoca.Casework.People;
using Revoca.Casework.People.SignIn;
using Revoca.Domain.People;
using Revoca.Web.SignIn;

namespace Revoca.Web.Desk.Shell;

/// <summary>Who reads the desk in this circuit: name, zone, colours, and whether names and addresses are masked.</summary>
public sealed class Reader(AuthenticationStateProvider states, ReaderPreferences preferences, ListStaff staff)
{
    public Guid Id { get; private set; }

    /// <summary>The session this circuit belongs to.</summary>
    public StaffSessionId Session => DeskSession.Of(User);

    public StaffId Staff => StaffId.From(Id);

    /// <summary>What she may be when the page was opened; the gate asks again at each act.</summary>
    public IReadOnlyList<StaffRole> Roles { get; private set; } = [];

    public string Name { get; private set; } = "";

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public bool Dark { get; private set; }

    public bool Discreet { get; private set; }

    public ClaimsPrincipal User { get; private set; } = new();

    public event EventHandler? Changed;

    public async Task LoadAsync()
    {
        User = (await states.GetAuthenticationStateAsync()).User;
        if (!Guid.TryParse(User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return;
        Roles = await staff.RolesOf(new StaffId(id));
        var kept = await preferences.ReadAsync(id);
        (Id, Name) = (id, kept.DisplayName);
        Dark = kept.DarkTheme;
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(kept.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public bool May(DeskAct act) => StaffPolicy.Allows(Roles, act);

    public void ToggleDiscreet()
    {
        Discreet = !Discreet;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public async Task ToggleDarkAsync()
    {
        Dark = !Dark;
        Changed?.Invoke(this, EventArgs.Empty);
        await preferences.KeepThemeAsync(Id, Dark);
    }
}
