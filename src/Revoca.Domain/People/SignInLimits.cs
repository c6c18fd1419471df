namespace Revoca.Domain.People;

/// <summary>How long a sign-in of staff holds and how long wrong attempts must wait (NIST SP 800-63B-4, AAL2: an hour idle, a day at most).</summary>
public static class SignInLimits
{
    /// <summary>Nothing done at the desk for so long ends a session.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <summary>However busy, a session ends so long after signing in.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    /// <summary>How old a proof may be for an act that cannot be undone.</summary>
    public static readonly TimeSpan FreshProof = TimeSpan.FromMinutes(10);

    /// <summary>Time in which the account and codes must be set up after a right password.</summary>
    public static readonly TimeSpan Enrolment = TimeSpan.FromMinutes(30);

    private const int FreeAttempts = 5;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>The wait before the next attempt after so many in a row; nobody is locked out for good.</summary>
    /// <param name="attempts">Attempts since the last success, 0 or more.</param>
    public static TimeSpan WaitAfter(int attempts)
    {
        if (attempts < FreeAttempts)
            return TimeSpan.Zero;
        var doublings = Math.Min(attempts - FreeAttempts, 10);
        var wait = FirstWait * (1 << doublings);
        return wait < LongestWait ? wait : LongestWait;
    }

    /// <summary>True while a session may be used.</summary>
    public static bool Holds(DateTimeOffset startedAt, DateTimeOffset lastSeenAt, DateTimeOffset now) =>
        now < startedAt + Absolute && now < lastSeenAt + Idle;
}
