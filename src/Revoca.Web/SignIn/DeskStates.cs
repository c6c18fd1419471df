using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Revoca.Casework.People.SignIn;

namespace Revoca.Web.SignIn;

/// <summary>
/// Who is signed in to an open page. The session is asked again every 25 seconds by the clock that is handed in, and what somebody does
/// keeps it alive; once it is over it stays over, and the page knows nobody any more.
/// </summary>
public sealed class DeskStates : ServerAuthenticationStateProvider, IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly StaffSessions sessions;
    private readonly TimeProvider clock;
    private readonly ILogger<DeskStates> log;
    private ITimer? timer;
    private ClaimsPrincipal user = new();
    private DateTimeOffset seen;
    private bool failed;

    public DeskStates(StaffSessions sessions, TimeProvider clock, ILogger<DeskStates> log)
    {
        (this.sessions, this.clock, this.log) = (sessions, clock, log);
        AuthenticationStateChanged += Begin;
    }

    /// <summary>What the page is read in. Later it is a clock that calls, also for what is drawn anew then, and a clock speaks no language.</summary>
    public CultureInfo Language { get; } = CultureInfo.CurrentUICulture;

    /// <summary>True from the moment the session was found to be over.</summary>
    public bool IsOver { get; private set; }

    public event EventHandler? Ended;

    /// <summary>Somebody did something at the page.</summary>
    /// <exception cref="SessionOverException">The circuit ends with it: nothing is done for somebody who is signed out.</exception>
    public async Task SeeAsync()
    {
        if (!IsOver && timer is not null && clock.GetUtcNow() - seen >= Minute)
        {
            seen = clock.GetUtcNow();
            if (!await sessions.See(StaffDoor.MemberOf(user).Value, DeskSession.Of(user)))
                End();
        }

        if (IsOver)
            throw new SessionOverException();
    }

    public void Dispose()
    {
        AuthenticationStateChanged -= Begin;
        timer?.Dispose();
    }

    private void Begin(Task<AuthenticationState> state) => _ = BeginAsync(state);

    private async Task BeginAsync(Task<AuthenticationState> state)
    {
        var now = (await state).User;
        if (IsOver || timer is not null || now.Identity?.IsAuthenticated != true)
            return;
        (user, seen) = (now, clock.GetUtcNow());
        timer = clock.CreateTimer(_ => _ = CheckAsync(), null, Interval, Interval);
    }

    private async Task CheckAsync()
    {
        try
        {
            if (!await sessions.Holds(StaffDoor.MemberOf(user).Value, DeskSession.Of(user)))
                End();
            failed = false;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Once may be a busy database; twice in a row nobody knows who this is.
            log.LogWarning("A session could not be asked: {Kind}", e.GetType().Name);
            if (failed)
                End();
            failed = true;
        }
    }

    private void End()
    {
        if (IsOver)
            return;
        IsOver = true;
        timer?.Dispose();
        // First away, then nobody: drawing the page anew for nobody may end the circuit, and a circuit that has ended leads nowhere.
        Ended?.Invoke(this, EventArgs.Empty);
        SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }
}

/// <summary>The page belongs to a session that is over.</summary>
public sealed class SessionOverException() : Exception("The session is over.");
