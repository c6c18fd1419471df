using QuestPDF.Fluent;

namespace Revoca.Typesetting.QuestPdf;

/// <summary>QuestPDF attaches files from a folder only, so they go through a private one that is removed at once.</summary>
internal static class EmbeddedFiles
{
    public static byte[] AddTo(byte[] pdf, IReadOnlyList<Attachment> attachments)
    {
        if (attachments.Count == 0)
            return pdf;
        var folder = Directory.CreateTempSubdirectory("revoca-attach-").FullName;
        try
        {
            var source = Path.Combine(folder, "letter.pdf");
            var target = Path.Combine(folder, "letter-with-files.pdf");
            File.WriteAllBytes(source, pdf);
            var operation = DocumentOperation.LoadFile(source);
            for (var i = 0; i < attachments.Count; i++)
            {
                var path = Path.Combine(folder, $"file-{i}");
                File.WriteAllBytes(path, attachments[i].Bytes.ToArray());
                operation = operation.AddAttachment(new DocumentOperation.DocumentAttachment
                {
                    Key = attachments[i].FileName,
                    FilePath = path,
                    AttachmentName = attachments[i].FileName,
                    MimeType = attachments[i].MediaType,
                    Description = attachments[i].Description,
                    Relationship = Relationship(attachments[i].Relation),
                });
            }

            operation.Save(target);
            return File.ReadAllBytes(target);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DocumentOperation.DocumentAttachmentRelationship Relationship(AttachmentRelation relation) => relation switch
    {
        AttachmentRelation.Data => DocumentOperation.DocumentAttachmentRelationship.Data,
        AttachmentRelation.Source => DocumentOperation.DocumentAttachmentRelationship.Source,
        AttachmentRelation.Supplement => DocumentOperation.DocumentAttachmentRelationship.Supplement,
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "There is no such relation."),
    };
}
