using Revoca.Builders;
using Revoca.Casework.Mail;

namespace Revoca.Casework.Tests.Mail;

public sealed class PickUpFolderTests : IDisposable
{
    private static readonly OutgoingMail Mail = new("0123@help.test", "Subject: x\r\n\r\ny"u8.ToArray(), "a@help.test", "b@host.example");
    private readonly TestFolder folder = new();

    [Fact]
    public async Task The_same_notice_sent_twice_is_one_file_with_the_approved_bytes()
    {
        var box = new PickUpFolder(folder.Path);
        for (var i = 0; i < 2; i++)
            Assert.IsType<SendResult.Accepted>(await box.Send(Mail, TestContext.Current.CancellationToken));
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        Assert.Equal(Mail.Mime.ToArray(), await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_trouble_with_a_hint()
    {
        var file = Path.Combine(folder.Path, "not-a-folder");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var result = await new PickUpFolder(file).Send(Mail, TestContext.Current.CancellationToken);
        Assert.Equal(MailTrouble.FolderNotWritable, Assert.IsType<SendResult.NotReached>(result).Hint);
    }

    [Theory]
    [InlineData("../../etc/passwd@x.test")]
    [InlineData("a/b@x.test")]
    [InlineData("")]
    public void No_message_id_can_leave_the_folder(string id) => Assert.Equal(PickUpFolder.NameFor(id), Path.GetFileName(PickUpFolder.NameFor(id)));

    public void Dispose() => folder.Dispose();
}
