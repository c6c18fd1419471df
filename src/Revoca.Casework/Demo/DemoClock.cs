namespace Revoca.Casework.Demo;

/// <summary>Lets the demo's cases have a past: stands where it is put.</summary>
internal sealed class DemoClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset at = now;

    public override DateTimeOffset GetUtcNow() => at;

    public void Set(DateTimeOffset instant) => at = instant;

    public void Pass(TimeSpan time) => at += time;
}
