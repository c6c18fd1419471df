namespace Revoca.Web.Words;

// One empty type an area: the localizer finds the words by the name of the type, so Words/PublicWords.resx holds PublicWords.

/// <summary>What the depicted person and the reporter read.</summary>
public sealed class PublicWords;

/// <summary>What staff read around every desk page.</summary>
public sealed class DeskWords;

/// <summary>Set-up, sign-in and the account of a member of staff.</summary>
public sealed class SignInWords;

/// <summary>The words MudBlazor itself says.</summary>
public sealed class MudWords;
