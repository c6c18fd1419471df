namespace Revoca.Casework.Hosts.Upstream;

/// <summary>How pages that answer "200 OK" say that something is no longer there; English and Italian.</summary>
internal static class GonePhrases
{
    private static readonly string[] Phrases =
    [
        "has been removed", "was removed", "has been deleted", "was deleted", "no longer available", "no longer exists", "page not found", "not be found",
        "doesn't exist", "does not exist", "content is unavailable", "this account has been suspended", "video has been disabled", "404 not found",
        "è stato rimosso", "è stata rimossa", "è stato eliminato", "è stata eliminata", "non è più disponibile", "pagina non trovata", "contenuto non disponibile",
        "non esiste più",
    ];

    /// <summary>The first phrase found, or null.</summary>
    public static string? In(string text) => Array.Find(Phrases, phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase));
}
