using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Revoca.Web.Words;

/// <summary>MudBlazor speaks the reader's language too.</summary>
public sealed class MudTranslations(IStringLocalizer<MudWords> words) : MudLocalizer
{
    public override LocalizedString this[string key] => words[key];

    public override LocalizedString this[string key, params object[] arguments] => words[key, arguments];
}
