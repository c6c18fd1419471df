using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Links;

namespace Revoca.Domain.Hosts.LinkRules;

internal static class FileLinks
{
    public static HostLinkRule[] Rules =>
    [
        new("mega.nz") { OtherNames = ["mega.co.nz", "mega.io"], NoParameters = true, KeepsFragment = true, Shape = Mega },
        new("dropbox.com") { Noise = ["dl", "raw", "st", "e"], Shape = AnyFile },
        new("drive.google.com") { Shape = GoogleDrive },
        new("docs.google.com") { Shape = GoogleDrive },
        new("gofile.io") { NoParameters = true, Shape = AnyFile },
        new("mediafire.com") { NoParameters = true, Shape = MediaFire },
    ];

    // The part after # is the key without which nobody, MEGA included, can look at the file. Old links had id and key there: #!id!key, #F!id!key.
    private static void Mega(LinkDraft link)
    {
        var parts = link.Fragment.Split('!');
        if (link.Path == "/" && parts is ["" or "F", var id, ..] && id.Length > 0)
        {
            link.Become((parts[0] == "F" ? "/folder/" : "/file/") + id);
            link.Fragment = parts.Length > 2 ? parts[2] : "";
        }

        if (link.Segments is ["file" or "folder" or "embed", ..])
            link.Kind = ContentItemKind.MediaFile;
    }

    private static void GoogleDrive(LinkDraft link)
    {
        var id = link.Segments switch
        {
            ["file", "d", var file, ..] => file,
            ["file", "u", _, "d", var file, ..] => file,
            ["open" or "uc"] => link.Parameter("id"),
            _ => null,
        };
        if (id is not null)
        {
            link.Host = "drive.google.com";
            link.Become($"/file/d/{id}", ContentItemKind.MediaFile);
            link.KeepOnly("resourcekey");
        }
        else if (link.Segments is ["drive", "folders", ..] or ["drive", "u", _, "folders", ..])
        {
            link.Become("/drive/folders/" + link.Segments[^1], ContentItemKind.MediaFile);
            link.KeepOnly("resourcekey");
        }
    }

    // "/file/<id>/name.zip/file": the id names it.
    private static void MediaFire(LinkDraft link)
    {
        if (link.Segments is ["file" or "folder", var id, ..])
            link.Become($"/{link.Segments[0]}/{id}", ContentItemKind.MediaFile);
    }

    private static void AnyFile(LinkDraft link)
    {
        if (link.Segments is ["d" or "s" or "scl" or "sh", _, ..])
            link.Kind = ContentItemKind.MediaFile;
    }
}
