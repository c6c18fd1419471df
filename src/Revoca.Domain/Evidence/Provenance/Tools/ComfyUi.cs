using System.Text.Json;
using Revoca.Domain.Evidence.Provenance.Containers;

namespace Revoca.Domain.Evidence.Provenance.Tools;

/// <summary>ComfyUI and its video savers: graphs under <c>prompt</c> and <c>workflow</c>, or both inside one comment.</summary>
public static class ComfyUi
{
    public static ProvenanceFinding? Read(EmbeddedTexts texts)
    {
        var executed = TolerantJson.Parse(texts.First("prompt"));
        var drawn = TolerantJson.Parse(texts.First("workflow"));
        foreach (var key in (ReadOnlySpan<string>)["comment", "usercomment", "description", "parameters"])
        {
            if (executed is not null || drawn is not null)
                break;
            if (TolerantJson.Parse(texts.First(key)) is not { ValueKind: JsonValueKind.Object } json)
                continue;
            executed = json.Member("prompt").Unwrapped() ?? (ComfyNode.Executed(json).Count > 0 ? json : null);
            drawn = json.Member("workflow").Unwrapped();
        }

        var nodes = executed is { } graph ? ComfyNode.Executed(graph) : [];
        var sketch = drawn is { } workflow ? ComfyNode.Drawn(workflow) : [];
        if (nodes.Count == 0 && sketch.Count == 0)
            return null;
        var found = nodes.Count > 0 ? new ComfyGraph(nodes).Read() : new ComfyGraph(sketch).Read();
        return nodes.Count > 0 && sketch.Count > 0 ? found.FilledFrom(new ComfyGraph(sketch).Read()) : found;
    }
}
