using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Links;

namespace Revoca.Domain.Hosts.LinkRules;

/// <summary>Model hubs and AI services.</summary>
internal static class ModelLinks
{
    public static HostLinkRule[] Rules =>
    [
        new("civitai.com") { OtherNames = ["civitai.red", "civitai.green"], Shape = Civitai },
        new("huggingface.co") { OtherNames = ["hf.co"], NoParameters = true, Shape = HuggingFace },
        new("tensor.art") { NoParameters = true, Shape = TensorArt },
        new("seaart.ai") { OtherNames = ["seaart.me"], NoParameters = true, Shape = SeaArt },
        new("modelscope.cn") { OtherNames = ["modelscope.ai"], NoParameters = true, Shape = ModelScope },
    ];

    // The title after the id may be anything; a version of a model is another file and stays its own item.
    private static void Civitai(LinkDraft link)
    {
        switch (link.Segments)
        {
            case ["models", var id, ..]:
                link.Become($"/models/{id}", ContentItemKind.Model);
                link.KeepOnly("modelVersionId");
                break;
            case ["api", "download", "models", var version]:
                link.Become($"/api/download/models/{version}", ContentItemKind.Model);
                link.KeepOnly();
                break;
            case [var kind and ("images" or "posts" or "articles" or "bounties" or "collections"), var id, ..]:
                link.Become($"/{kind}/{id}");
                link.KeepOnly();
                break;
            case ["user", var name]:
                link.Become($"/user/{name}", ContentItemKind.Profile);
                link.KeepOnly();
                break;
        }
    }

    private static void HuggingFace(LinkDraft link)
    {
        link.Kind = link.Segments switch
        {
            ["datasets" or "spaces", _, _, ..] => ContentItemKind.Repository,
            ["papers" or "docs" or "blog" or "posts" or "collections" or "models" or "datasets" or "spaces" or "tasks", ..] => ContentItemKind.Page,
            [_, _, ..] => ContentItemKind.Model,
            [_] => ContentItemKind.Profile,
            _ => ContentItemKind.Page,
        };
        if (link.Segments is [_, _, "tree", "main"] or ["datasets" or "spaces", _, _, "tree", "main"])
            link.Become(link.Path[..^"/tree/main".Length], link.Kind);
    }

    private static void TensorArt(LinkDraft link)
    {
        if (link.Segments is ["models", var id, ..])
            link.Become($"/models/{id}", ContentItemKind.Model);
        else if (link.Segments is ["u", _])
            link.Kind = ContentItemKind.Profile;
    }

    private static void SeaArt(LinkDraft link)
    {
        if (link.Segments is [.., "models", "detail", var id])
            link.Become($"/models/detail/{id}", ContentItemKind.Model);
    }

    private static void ModelScope(LinkDraft link)
    {
        if (link.Segments is ["models", var owner, var name, ..])
            link.Become($"/models/{owner}/{name}", ContentItemKind.Model);
        else if (link.Segments is ["datasets", _, _, ..])
            link.Kind = ContentItemKind.Repository;
    }
}
