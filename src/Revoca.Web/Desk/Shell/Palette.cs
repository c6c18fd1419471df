using System.Text;
using System.Text.RegularExpressions;
using MudBlazor;

namespace Revoca.Web.Desk.Shell;

/// <summary>MudBlazor's colours, read from the one palette in wwwroot/tokens.css.</summary>
public static partial class Palette
{
    public static MudTheme Theme { get; } = Create(Tokens());

    private static MudTheme Create(string css)
    {
        var dark = css.IndexOf(".dark", StringComparison.Ordinal);
        return new MudTheme
        {
            PaletteLight = Fill(new PaletteLight(), Colours(css[..dark])),
            PaletteDark = Fill(new PaletteDark(), Colours(css[dark..])),
            LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
            Typography = Type(),
        };
    }

    private static T Fill<T>(T palette, Dictionary<string, string> colour)
        where T : MudBlazor.Palette
    {
        palette.Background = colour["ground"];
        palette.Surface = palette.DrawerBackground = palette.AppbarBackground = colour["sheet"];
        palette.TextPrimary = palette.DrawerText = palette.AppbarText = colour["ink"];
        palette.TextSecondary = palette.ActionDefault = palette.TextDisabled = colour["ink-soft"];
        palette.LinesDefault = palette.Divider = palette.TableLines = colour["line"];
        palette.LinesInputs = colour["ink-soft"];
        palette.Primary = palette.Secondary = palette.Tertiary = colour["lead"];
        palette.Success = colour["good"];
        palette.Warning = colour["wait"];
        palette.Error = colour["act"];
        palette.Info = colour["note"];
        palette.PrimaryContrastText = palette.SuccessContrastText = palette.WarningContrastText = palette.ErrorContrastText = palette.InfoContrastText = colour["sheet"];
        return palette;
    }

    private static Typography Type()
    {
        string[] family = ["Noto Sans", "system-ui", "sans-serif"];
        return new Typography
        {
            Default = new DefaultTypography { FontFamily = family, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = family, FontSize = "1rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = family, FontSize = ".9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = family, FontSize = ".9375rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = family, FontSize = "1.125rem", FontWeight = "600", LetterSpacing = "normal" },
        };
    }

    private static Dictionary<string, string> Colours(string css) =>
        Colour().Matches(css).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["hex"].Value, StringComparer.Ordinal);

    private static string Tokens()
    {
        using var stream = typeof(Palette).Assembly.GetManifestResourceStream("tokens.css")
            ?? throw new InvalidOperationException("tokens.css is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("--(?<name>[a-z-]+): (?<hex>#[0-9A-F]{6});", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();
}
