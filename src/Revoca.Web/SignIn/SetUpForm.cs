namespace Revoca.Web.SignIn;

/// <summary>What the first member tells: the organisation and herself.</summary>
public sealed class SetUpForm
{
    public string Organisation { get; set => field = value ?? ""; } = "";

    public string Sender { get; set => field = value ?? ""; } = "";

    public string Country { get; set => field = value ?? ""; } = "IT";

    public string Name { get; set => field = value ?? ""; } = "";

    public string Mail { get; set => field = value ?? ""; } = "";

    public string Password { get; set => field = value ?? ""; } = "";

    /// <returns>The words for what is missing, by field.</returns>
    public IEnumerable<(string Field, string Word)> Missing()
    {
        if (string.IsNullOrWhiteSpace(Organisation))
            yield return ("organisation", "Error.Organisation");
        if (!LooksLikeMail(Sender))
            yield return ("sender", "Error.Mail");
        if (Country.Trim().Length != 2 || !Country.Trim().All(char.IsAsciiLetter))
            yield return ("country", "Error.Country");
        if (string.IsNullOrWhiteSpace(Name))
            yield return ("name", "Error.Name");
        if (!LooksLikeMail(Mail))
            yield return ("mail", "Error.Mail");
    }

    // The mail server decides what an address is; this only catches slips.
    private static bool LooksLikeMail(string text) =>
        text.Trim() is { Length: < 255 } address && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at == address.LastIndexOf('@') && at < address.Length - 1 && !address.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign));
}
