using System.Text.Encodings.Web;
using System.Text.Json;
using Revoca.Domain.Evidence;

namespace Revoca.Web.Commands;

/// <summary>The result of `links parse`; docs/links.md describes it.</summary>
internal static class LinksJson
{
    // Relaxed, so that & in an address stays readable: this is a file for people and programs, never a part of a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(PastedLinks pasted, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteStartArray("items");
        foreach (var link in pasted.Links)
            WriteItem(json, link);
        json.WriteEndArray();
        json.WriteStartArray("hosts");
        foreach (var group in pasted.Groups)
            WriteGroup(json, group);
        json.WriteEndArray();
        json.WriteStartArray("rejected");
        foreach (var rejected in pasted.Rejected)
            WriteRejected(json, rejected);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteItem(Utf8JsonWriter json, PastedLink link)
    {
        json.WriteStartObject();
        json.WriteString("url", link.Url.Written);
        json.WriteString("canonical", link.Url.Canonical);
        json.WriteString("host", link.Host?.Id.Value);
        json.WriteString("registrableDomain", link.RegistrableDomain);
        json.WriteString("kind", link.Kind.ToString());
        json.WriteString("duplicateOf", link.DuplicateOf?.Url.Canonical);
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, LinkGroup group)
    {
        json.WriteStartObject();
        json.WriteString("host", group.Host?.Id.Value);
        json.WriteString("name", group.Name);
        json.WriteNumber("count", group.Items.Count);
        json.WriteEndObject();
    }

    private static void WriteRejected(Utf8JsonWriter json, RejectedLink rejected)
    {
        json.WriteStartObject();
        json.WriteNumber("line", rejected.Line);
        json.WriteString("text", rejected.Text);
        json.WriteString("reason", rejected.Reason.ToString());
        json.WriteEndObject();
    }
}
