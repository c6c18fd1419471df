using Revoca.Builders;
using Revoca.Casework.Letters;
using Revoca.Domain.Letters;
using Revoca.Web.Desk.Letters;

namespace Revoca.Web.Tests.Desk;

public sealed class LetterTextDeskTests : IAsyncLifetime
{
    private TestCasework work = null!; // made before each test, where the test framework waits for it

    public async ValueTask InitializeAsync() => work = await TestCasework.Start();

    public ValueTask DisposeAsync() => work.DisposeAsync();

    [Fact]
    public async Task A_fault_is_told_with_its_line_and_the_last_good_preview_stays()
    {
        var desk = Open();
        var good = desk.Preview;
        desk.Change(desk.Text.Replace("{{> privacy}}", "{{privacy", StringComparison.Ordinal));
        Assert.True(Assert.Single(desk.Faults).Line > 8);
        Assert.Equal(good, desk.Preview);
        await desk.UseAsync(work.Get<KeepOwnText>(), TestCasework.Ada);
        Assert.False(desk.Stamp.Overridden);
    }

    [Fact]
    public async Task A_changed_text_is_shown_compared_used_and_taken_back()
    {
        var desk = Open();
        Assert.Empty(desk.Changes);
        desk.Change(desk.Text.Replace("Please act on these items", "We ask you to act on these items", StringComparison.Ordinal));
        Assert.Contains("We ask you to act", desk.Preview.Value, StringComparison.Ordinal);
        Assert.Contains(desk.Changes, line => line.Side == DiffSide.Own);
        Assert.True(desk.IsChanged);

        await desk.UseAsync(work.Get<KeepOwnText>(), TestCasework.Ada);
        Assert.True(desk.Stamp.Overridden);
        Assert.False(desk.IsChanged);

        await desk.RestoreAsync(work.Get<KeepOwnText>(), TestCasework.Ada);
        Assert.False(desk.Stamp.Overridden);
        Assert.Empty(desk.Changes);
    }

    [Fact]
    public void A_preview_shows_each_variant_and_never_a_link()
    {
        var desk = Open();
        foreach (var variant in desk.Variants)
        {
            desk.Choose(variant);
            Assert.DoesNotContain("<a ", desk.Preview.Value, StringComparison.Ordinal);
        }
    }

    private LetterTextDesk Open() =>
        new(work.Get<LetterTemplates>(), work.Get<OwnTexts>(), LetterKind.Reminder, Language.English);
}
