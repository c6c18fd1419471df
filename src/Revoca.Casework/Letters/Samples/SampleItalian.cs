using Revoca.Domain.Letters;

namespace Revoca.Casework.Letters.Samples;

/// <summary>The samples' free words in Italian: in a real case whoever writes them writes in the letter's language.</summary>
internal static class SampleItalian
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Case advocate"] = "Referente del caso",
        ["The continued publication restricts the daily life and the work of the person concerned."] = "La pubblicazione che continua limita la vita quotidiana e il lavoro della persona interessata.",
        ["two photographs in a print catalogue"] = "due fotografie in un catalogo a stampa",
        ["Models made to reproduce a real person are not allowed without that person's permission"] = "Non sono ammessi modelli che riproducono una persona reale senza il suo permesso",
        ["Intimate media may be shared only with consent"] = "I contenuti intimi si possono condividere solo con il consenso",
        ["One photograph"] = "Una fotografia",
        ["the Sample Coordinator"] = "Coordinatore di esempio",
        ["Items 2 and 3 are copies of item 1, which you removed."] = "Gli elementi 2 e 3 sono copie dell'elemento 1, già rimosso.",
        ["Customers may not store unlawful content"] = "I clienti non possono conservare contenuti illeciti",
        ["minute 1:30"] = "minuto 1:30",
        ["sample of version 1180044"] = "esempio della versione 1180044",
        ["model 990017"] = "modello 990017",
        ["version 1180044"] = "versione 1180044",
    };

    internal static LetterData Of(LetterData data) => data with
    {
        Sender = data.Sender with
        {
            Role = Say(data.Sender.Role),
            Flagger = data.Sender.Flagger is { } flagger ? flagger with { Coordinator = Say(flagger.Coordinator) } : null,
        },
        Items = [.. data.Items.Select(item => item with { HostIds = [.. item.HostIds.Select(Say)] })],
        Consent = data.Consent with { Scope = Maybe(data.Consent.Scope) },
        HostRule = Maybe(data.HostRule),
        Copyright = data.Copyright is { } work ? work with { Work = Say(work.Work) } : null,
        Decision = data.Decision is { } decision ? decision with { FactsOverlooked = Maybe(decision.FactsOverlooked) } : null,
        Upstream = data.Upstream is { } upstream ? upstream with { Clause = Maybe(upstream.Clause) } : null,
        Authority = data.Authority is { } authority ? authority with { Reason = Maybe(authority.Reason) } : null,
    };

    private static string Say(string text) => Words.GetValueOrDefault(text, text);

    private static string? Maybe(string? text) => text is null ? null : Say(text);
}
