namespace Revoca.Casework.People.SignIn;

/// <summary>Says in two names what somebody signs in with; the rest of what a browser tells about itself is not kept.</summary>
public static class Devices
{
    // The first that fits counts: browsers name each other, the newer ones last.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    /// <returns>"Firefox|Windows"; a part that is not known is empty.</returns>
    public static string Of(string? userAgent) => $"{First(Browsers, userAgent)}|{First(Systems, userAgent)}";

    /// <summary>The two parts again.</summary>
    public static (string Browser, string System) Parts(string device)
    {
        ArgumentNullException.ThrowIfNull(device);
        var at = device.IndexOf('|', StringComparison.Ordinal);
        return at < 0 ? ("", "") : (device[..at], device[(at + 1)..]);
    }

    private static string First((string Mark, string Name)[] known, string? text) =>
        known.FirstOrDefault(one => text?.Contains(one.Mark, StringComparison.Ordinal) == true).Name ?? "";
}
