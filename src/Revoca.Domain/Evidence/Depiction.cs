namespace Revoca.Domain.Evidence;

/// <summary>What an item shows, in the words of the TAKE IT DOWN Act, s.2: a recording, or a forgery made with technology.</summary>
public enum Depiction
{
    Unknown,
    Authentic,
    DigitalForgery,
}
