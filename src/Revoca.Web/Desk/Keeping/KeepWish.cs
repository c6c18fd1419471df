namespace Revoca.Web.Desk.Keeping;

/// <summary>Until when a case is to be kept, and why.</summary>
public sealed record KeepWish(DateOnly Until, string Why);

/// <summary>A new period: null days mean no end.</summary>
public sealed record PeriodWish(int? Days, string Why);
