using ActionBot.CheckIns.Cards;

namespace ActionBot.Tests.CheckIns.Cards;

/// <summary>The cards of the story are the designed ones, word for word.</summary>
public sealed class DesignTests
{
    [Fact]
    public void Bundle_is_drawn_as_designed() => SameCard.AsFile("bundle.json", BundleCard.Draw(CardStory.Full));

    [Fact]
    public void Partly_answered_bundle_is_drawn_as_designed() => SameCard.AsFile("bundle-partial.json", BundleCard.Draw(CardStory.Partial));

    [Fact]
    public void Answered_bundle_is_drawn_as_designed() => SameCard.AsFile("bundle-done.json", BundleCard.Draw(CardStory.Done));

    [Fact]
    public void Item_is_drawn_as_designed() => SameCard.AsFile("item.json", ItemCard.Draw(CardStory.Item));

    [Fact]
    public void Item_with_faults_is_drawn_as_designed() => SameCard.AsFile("item-fault.json", ItemCard.Draw(CardStory.FaultyDependency));

    [Fact]
    public void Receipt_is_drawn_as_designed() => SameCard.AsFile("receipt.json", ReceiptCard.Draw(CardStory.Receipt));
}
