using Revoca.Domain.Evidence.Claims;

namespace Revoca.Domain.Evidence.Chains;

/// <summary>Why an address is proposed.</summary>
public enum ProposalReason
{
    /// <summary>The file names the version of the model: this is its page.</summary>
    NamedByTheFile,

    /// <summary>A hub answers whether it has a model of this hash.</summary>
    SameHash,

    /// <summary>A search for the name; an advocate looks, nothing here does.</summary>
    SearchByName,
}

/// <summary>A further item a finding points to. Never opened by this program: an advocate decides whether to add it.</summary>
/// <param name="Sensitive">The address itself holds a name that may be a person's.</param>
public sealed record ProposedItem(ContentUrl Url, ProposalReason Reason, string About, bool Sensitive);

/// <summary>From a claim to the model pages it may have been made with.</summary>
public static class ModelPages
{
    private const int Most = 20;

    public static IReadOnlyList<ProposedItem> Proposed(ReceivedClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var proposals = new List<ProposedItem>();
        foreach (var page in claim.References)
            if (page.VersionId is { } version && (page.Air is null || page.Air.Contains(":civitai:", StringComparison.Ordinal)))
                Add(PageOf(page.Air, version), ProposalReason.NamedByTheFile, page.Name ?? page.Air ?? version, false);
        if (claim.AutoV3 is { } weights)
            Add($"https://civitai.com/api/v1/model-versions/by-hash/{weights}", ProposalReason.SameHash, claim.FileName, false);
        if (claim.Kind == "model")
        {
            Add($"https://civitai.com/api/v1/model-versions/by-hash/{claim.FileSha256.ToUpperInvariant()}", ProposalReason.SameHash, claim.FileName, false);
            Add($"https://civitaiarchive.com/sha256/{claim.FileSha256}", ProposalReason.SameHash, claim.FileName, false);
        }

        foreach (var lora in claim.Loras)
        {
            if (lora.Hash is { Length: >= 10 } hash && hash.All(char.IsAsciiHexDigit))
                Add($"https://civitai.com/api/v1/model-versions/by-hash/{hash.ToUpperInvariant()}", ProposalReason.SameHash, lora.Name, false);
            if (lora.Name.StartsWith("urn:air:", StringComparison.Ordinal))
                continue; // An address, not a name: nothing to search for.
            var name = Uri.EscapeDataString(Bare(lora.Name));
            Add($"https://civitai.com/search/models?query={name}", ProposalReason.SearchByName, lora.Name, true);
            Add($"https://huggingface.co/models?search={name}", ProposalReason.SearchByName, lora.Name, true);
            Add($"https://duckduckgo.com/?q=%22{name}%22+safetensors", ProposalReason.SearchByName, lora.Name, true);
        }

        return proposals;

        void Add(string address, ProposalReason reason, string about, bool sensitive)
        {
            if (proposals.Count < Most && ContentUrl.TryParse(address, out var url) && !proposals.Exists(known => known.Url == url))
                proposals.Add(new ProposedItem(url, reason, about, sensitive));
        }
    }

    // urn:air:wanvideo:lora:civitai:12@34 names model 12 and its version 34.
    private static string PageOf(string? air, string version) =>
        air?.Split(':')[^1].Split('@')[0] is { Length: > 0 } model && model.All(char.IsAsciiDigit)
            ? $"https://civitai.com/models/{model}?modelVersionId={version}"
            : $"https://civitai.com/model-versions/{version}";

    // "wan/person_v1.safetensors" is looked for as "person_v1".
    /// <summary>The name of a model's file without folders and without an ending of at most eleven letters.</summary>
    public static string Bare(string name)
    {
        var file = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = file.LastIndexOf('.');
        return dot > 0 && dot >= file.Length - 12 ? file[..dot] : file;
    }
}
