using System.Text;
using Revoca.Typesetting.Tests.Builders;

namespace Revoca.Typesetting.Tests.Pdf;

public sealed class StructureTests
{
    private static readonly byte[] Notice = new TypesettingEngine().Render(Letters.Notice(30)).Bytes;

    [Fact]
    public void The_structure_tree_names_headings_lists_and_table_heads_with_their_scope()
    {
        var structure = Tool.Run("pdfinfo", Notice, "-struct-text", "letter.pdf");

        Assert.Contains("\n  H1 (block)\n    \"Request for removal of items", structure);
        Assert.Contains("\n  H2 (block)\n    \"What we ask\"", structure);
        Assert.Contains("/ListNumbering /Decimal", structure);
        Assert.Contains("Lbl (block)\n        \"1.\"", structure);
        Assert.Contains("/Scope /Column\n          \"Address\"", structure);
        Assert.Contains("/Scope /Row\n          \"A30\"", structure);
    }

    [Fact]
    public void Repeated_heads_and_page_numbers_are_artifacts_so_that_nobody_hears_them_twice()
    {
        var structure = Tool.Run("pdfinfo", Notice, "-struct-text", "letter.pdf");

        Assert.Single(structure.Split("\"Address\"")[1..]);
        Assert.DoesNotContain("Page 1 of", structure);
    }

    [Fact]
    public void Words_at_the_ends_of_lines_stay_apart()
    {
        var structure = Tool.Run("pdfinfo", Notice, "-struct-text", "letter.pdf");

        Assert.Contains("12 Any Street Sometown EX1 2MP letters@helpline.example", structure);
        Assert.Contains("Our reference RV-7F3K-04", structure);
    }

    [Fact]
    public void The_file_says_its_language_title_and_standard_but_no_name()
    {
        var information = Tool.Run("pdfinfo", Notice, "letter.pdf");
        var metadata = Tool.Run("pdfinfo", Notice, "-meta", "letter.pdf");
        var catalog = Encoding.Latin1.GetString(Notice);

        Assert.Contains("Tagged:          yes", information);
        Assert.Contains("/Lang(en-GB)", catalog);
        Assert.Contains("/OutputIntents", catalog);
        Assert.Contains("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>", metadata);
        Assert.Contains("2026-08-14T09:30:00Z", metadata);
        Assert.DoesNotContain("Author", information);
        Assert.DoesNotContain("creator", metadata);
    }

    [Fact]
    public void Attached_files_come_out_as_they_went_in()
    {
        Assert.Contains("2 embedded files", Tool.Run("pdfdetach", Notice, "-list", "letter.pdf"));
        var json = Detached("items.json");

        Assert.Equal("{\"items\":[]}", json);
    }

    private static string Detached(string name)
    {
        var folder = Directory.CreateTempSubdirectory("revoca-detach-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "letter.pdf"), Notice);
            Tool.RunIn(folder, "pdfdetach", "-savefile", name, "letter.pdf");
            return File.ReadAllText(Path.Combine(folder, name), Encoding.UTF8);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
