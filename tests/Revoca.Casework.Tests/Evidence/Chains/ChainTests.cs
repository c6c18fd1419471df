using Revoca.Builders;
using Revoca.Builders.Media;
using Revoca.Casework.Cases;
using Revoca.Casework.Evidence;
using Revoca.Casework.Evidence.Chains;
using Revoca.Casework.Evidence.Claims;
using Revoca.Casework.Notices;
using Revoca.Domain.Cases;
using Revoca.Domain.Evidence;
using Revoca.Domain.Evidence.Chains;
using Revoca.Domain.Letters;
using Revoca.Domain.Notices;
using Revoca.Domain.People;

namespace Revoca.Casework.Tests.Evidence.Chains;

public sealed class ChainTests
{
    private const string Page = "https://civitai.com/models/777001?modelVersionId=888002";

    [Fact]
    public async Task A_described_video_grows_the_chain_of_model_prompt_and_video_and_proposes_the_models_page()
    {
        await using var casework = await TestCasework.Start();
        var id = await Described(casework);
        var view = await Shown(casework, id);
        Assert.Equal(
            [ChainNodeKind.Model, ChainNodeKind.Model, ChainNodeKind.Prompt, ChainNodeKind.Video],
            view.Chain.Members.Select(member => member.Node.Kind));
        var proposal = Assert.Single(view.Proposals, proposal => proposal.IsPage);
        Assert.Equal((Page, "Civitai"), (proposal.Page.Url.Written, proposal.Host?.Name));
        Assert.Contains(view.Chain.Members, member => member.Id == proposal.Node);
    }

    [Fact]
    public async Task One_click_makes_the_page_an_item_of_kind_model_and_ties_it_and_it_is_proposed_no_more()
    {
        await using var casework = await TestCasework.Start();
        var id = await Described(casework);
        var proposal = (await Shown(casework, id)).Proposals.Single(proposal => proposal.IsPage);
        var item = await casework.Get<AddModelPage>().Run(id, proposal.Page.Url.Written, proposal.Node, TestCasework.Ada);
        Assert.Equal(item, await casework.Get<AddModelPage>().Run(id, proposal.Page.Url.Written, proposal.Node, TestCasework.Ada));
        var view = await Shown(casework, id);
        var added = Assert.Single(view.Items);
        Assert.Equal((ContentItemKind.Model, "civitai"), (added.Kind, added.HostId?.Value));
        Assert.Equal([item], view.Chain.Find(proposal.Node)?.Pages.Select(page => page.Id));
        Assert.DoesNotContain(view.Proposals, proposal => proposal.IsPage);
        Assert.Single(view.Ties);
    }

    [Fact]
    public async Task A_removed_video_can_be_made_again_until_its_model_is_removed_too()
    {
        await using var casework = await TestCasework.Start();
        var id = await Described(casework);
        var proposal = (await Shown(casework, id)).Proposals.Single(proposal => proposal.IsPage);
        var model = await casework.Get<AddModelPage>().Run(id, Page, proposal.Node, TestCasework.Ada);
        var place = (await casework.Get<AddLinks>().Run(id, "https://videos.example/v/1", TestCasework.Ada)).Added[0];
        var video = (await Shown(casework, id)).Chain.Members.Single(member => member.Node.Kind == ChainNodeKind.Video).Id;
        await casework.Get<TieChain>().Knot(id, TieKind.FoundAt, video, CaseChain.ItemIdOf(place), TestCasework.Ada);
        await casework.Get<TieChain>().FromPhoto(id, "beach, summer", proposal.Node, TestCasework.Ada);

        await Remove(casework, id, place);
        var view = await Shown(casework, id);
        Assert.True(view.Chain.Find(video)?.Node.Gone);
        Assert.True(view.Chain.Chain.CanBeMadeAgain(video));
        Assert.Equal([video, CaseChain.ItemIdOf(place)], view.Chain.Chain.Remaining().Select(node => node.Id).OrderBy(node => node, StringComparer.Ordinal));

        await Remove(casework, id, model);
        // The photo is in somebody's hands: the model could be trained again. Without it nothing could.
        view = await Shown(casework, id);
        Assert.True(view.Chain.Chain.CanBeMadeAgain(proposal.Node));
        Assert.Empty(view.Chain.Chain.Remaining(CaseChain.PhotoIdOf("beach, summer")));
    }

    [Fact]
    public async Task A_tie_said_by_mistake_is_taken_back_and_a_second_one_alike_is_refused()
    {
        await using var casework = await TestCasework.Start();
        var id = await Described(casework);
        var video = (await Shown(casework, id)).Chain.Members.Single(member => member.Node.Kind == ChainNodeKind.Video).Id;
        var tie = casework.Get<TieChain>();
        await tie.FromPhoto(id, "portrait", video, TestCasework.Ada);
        Assert.Equal(BrokenRule.AlreadyDone, (await Assert.ThrowsAsync<RuleBroken>(() => tie.FromPhoto(id, "portrait ", video, TestCasework.Ada))).Rule);
        Assert.Equal(BrokenRule.NothingChosen, (await Assert.ThrowsAsync<RuleBroken>(() => tie.Knot(id, TieKind.MadeWith, video, video, TestCasework.Ada))).Rule);
        await tie.Undo(id, Assert.Single((await Shown(casework, id)).Ties).Id, TestCasework.Ada);
        Assert.DoesNotContain((await Shown(casework, id)).Chain.Members, member => member.Node.Kind == ChainNodeKind.SourcePhoto);
    }

    [Fact]
    public async Task From_a_model_a_consent_demand_and_a_removal_letter_are_drafted_to_its_host_each_once()
    {
        await using var casework = await TestCasework.Start();
        var id = await Described(casework);
        var proposal = (await Shown(casework, id)).Proposals.Single(proposal => proposal.IsPage);
        var item = await casework.Get<AddModelPage>().Run(id, Page, proposal.Node, TestCasework.Ada);
        var draft = casework.Get<DraftAboutItem>();
        Assert.Equal(1, await draft.Run(id, item, LetterKind.ConsentDemand, TestCasework.Ada));
        Assert.Equal(2, await draft.Run(id, item, null, TestCasework.Ada));
        Assert.Equal(BrokenRule.AlreadyDone, (await Assert.ThrowsAsync<RuleBroken>(() => draft.Run(id, item, LetterKind.ConsentDemand, TestCasework.Ada))).Rule);
        var nowhere = (await casework.Get<AddLinks>().Run(id, "https://unknown-host.example/m", TestCasework.Ada)).Added[0];
        Assert.Equal(BrokenRule.NoRecipient, (await Assert.ThrowsAsync<RuleBroken>(() => draft.Run(id, nowhere, LetterKind.ConsentDemand, TestCasework.Ada))).Rule);

        await using var db = casework.Db();
        var notices = db.Notices.OrderBy(x => x.Number).ToList();
        Assert.Equal([LetterKind.ConsentDemand, LetterKind.Dsa16Notice], notices.Select(notice => notice.Kind));
        Assert.All(notices, notice => Assert.Equal((Delivery.Draft, "civitai", item), (notice.Delivery, notice.HostId.Value, notice.Items.Single().ItemId)));
    }

    [Fact]
    public void A_model_file_joins_the_mention_of_its_weights_however_both_are_called()
    {
        var model = ClaimLines.Of("renamed.safetensors", SafetensorsFile.Bytes(SafetensorsFile.WanLora()));
        var hash = Fingerprinting.Parse(model)["model"]?["autoV3"].Text()?.ToLowerInvariant();
        var picture = ClaimLines.Of("a.png", new PngFile().Text("parameters", Prompts.A1111.Replace("0a1b2c3d4e5f", hash, StringComparison.Ordinal)).Bytes());
        var now = new Change(Actor.Person, new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var kept = new[] { model, picture }.Select((line, i) => Revoca.Domain.Evidence.Claims.KeptClaim.Keep(
            CaseId.New(), i + 1, Revoca.Domain.Evidence.Claims.ReceivedClaim.Read(line) ?? throw new InvalidOperationException("No claim."), 0, now).Kept).ToList();
        var chain = CaseChain.Of(kept, [], []);
        Assert.Contains(new ChainLink(CaseChain.ModelIdOf("renamed.safetensors"), CaseChain.ClaimIdOf(kept[1].Id)), chain.Chain.Links);
        Assert.DoesNotContain(chain.Members, member => member.Node.Name == "inventedStyle");
    }

    private static async Task<CaseId> Described(TestCasework casework)
    {
        var opened = await casework.Get<OpenCase>().Run(new CaseOpening { Country = "IT" }, TestCasework.Ada);
        var prompt = Prompts.ComfyPrompt.Replace("wan/invented_person_v1.safetensors", "urn:air:wanvideo:lora:civitai:777001@888002", StringComparison.Ordinal);
        await casework.Get<KeepClaims>().Run(opened.Id, ClaimLines.Of("clip.mp4", new Mp4File().Keys(("prompt", prompt)).Bytes()), Actor.Person);
        return opened.Id;
    }

    private static async Task<ChainView> Shown(TestCasework casework, CaseId id) =>
        await casework.Get<ShowChain>().Run(id, TestCasework.Ada) ?? throw new InvalidOperationException("The chain is not shown.");

    private static async Task Remove(TestCasework casework, CaseId id, ItemId item)
    {
        await casework.Get<ObserveItems>().Run(id, [item], Availability.Unavailable, TestCasework.Ada);
        casework.Clock.Advance(TimeSpan.FromHours(25));
        await casework.Get<ObserveItems>().Run(id, [item], Availability.Unavailable, TestCasework.Ada);
    }
}
