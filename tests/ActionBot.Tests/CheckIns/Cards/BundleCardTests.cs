using System.Text.Json;
using ActionBot.CheckIns.Cards;
using ActionBot.Teams.Cards;

namespace ActionBot.Tests.CheckIns.Cards;

public sealed class BundleCardTests
{
    [Theory]
    [InlineData(5, 0, false, "5 actions need your answer")]
    [InlineData(1, 0, false, "1 action needs your answer")]
    [InlineData(5, 2, false, "3 actions still need your answer")]
    [InlineData(5, 4, false, "1 action still needs your answer")]
    [InlineData(5, 5, false, "All 5 answered. Thank you.")]
    [InlineData(1, 1, false, "Answered. Thank you.")]
    [InlineData(14, 0, true, "14 open actions are yours")]
    [InlineData(1, 0, true, "1 open action is yours")]
    [InlineData(14, 3, true, "14 open actions are yours")]
    [InlineData(0, 0, true, "No open actions are yours")]
    public void Headline_says_what_is_wanted(int total, int answered, bool onRequest, string headline) =>
        Assert.Equal(headline, BundleCard.Headline(CardStory.Full with { Total = total, AnsweredCount = answered, OnRequest = onRequest }));

    [Theory]
    [InlineData(5, 0, 1, "4 actions still need your answer", "0 of 5 answered, 1 put off")]
    [InlineData(5, 2, 2, "1 action still needs your answer", "2 of 5 answered, 2 put off")]
    [InlineData(5, 2, 3, "Nothing needs your answer now", "2 of 5 answered, 3 put off")]
    public void What_was_put_off_needs_no_answer_now(int total, int answered, int putOff, string headline, string progress)
    {
        var view = CardStory.Full with { Total = total, AnsweredCount = answered, PutOffCount = putOff };
        Assert.Equal(headline, BundleCard.Headline(view));
        Assert.Contains(progress, Write(view), StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_told_of_a_list_that_was_asked_for_only_once_something_is_answered()
    {
        Assert.DoesNotContain("answered", Write(CardStory.Full with { OnRequest = true }), StringComparison.Ordinal);
        Assert.Contains("2 of 5 answered", Write(CardStory.Partial with { OnRequest = true }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Actions 1 to 10 of 35", 1)]
    [InlineData(1, "Actions 11 to 20 of 35", 0, 2)]
    [InlineData(3, "Actions 31 to 35 of 35", 2)]
    public void Page_names_its_actions_and_leads_to_its_neighbours(int page, string line, params int[] neighbours)
    {
        var rows = page == 3 ? 5 : 10;
        var view = CardStory.Full with
        {
            Total = 35,
            Page = page,
            Pages = 4,
            Rows = [.. Enumerable.Range(page * 10, rows).Select(n => CardStory.CostRecovery with { Ref = $"DARA-{n}" })],
        };
        Assert.Contains(line, Write(view), StringComparison.Ordinal);
        Assert.Equal(neighbours, Data(view, "checkin.list").Select(d => d.GetProperty("page").GetInt32()));
    }

    [Fact]
    public void Only_what_needs_no_date_can_be_answered_in_one_press()
    {
        var answers = Data(CardStory.Full, "checkin.answer");
        Assert.Equal(["DARA-0063", "HMI-0121"], answers.Select(d => d.GetProperty("ref").GetString()));
        Assert.All(answers, d => Assert.Equal("onTrack", d.GetProperty("choice").GetString()));
        Assert.Equal(["once-dara-0063-5", "once-hmi-0121-2"], answers.Select(d => d.GetProperty("once").GetString()));
    }

    [Fact]
    public void Nothing_can_be_put_off_without_days_to_put_it_off_to()
    {
        Assert.NotEmpty(Data(CardStory.Full, "checkin.snooze"));
        Assert.Empty(Data(CardStory.Full with { Snooze = null }, "checkin.snooze"));
        Assert.NotEmpty(Data(CardStory.Full with { Snooze = null }, "checkin.notMine"));
    }

    [Fact]
    public void Ten_rows_of_the_longest_texts_stay_far_below_the_limit()
    {
        var longest = new string('“', 3000);
        var view = CardStory.Bundle([
            .. Enumerable
                .Range(0, 10)
                .Select(n =>
                    CardStory.Row(
                        new string('R', 38) + $"{n:00}",
                        1,
                        new string('S', 200),
                        Domain.Register.Rating.High,
                        CardStory.Today,
                        longest,
                        longest
                    )
                ),
        ]);
        Assert.InRange(CardGuard.Require(BundleCard.Draw(view)).Size, 1, CardGuard.MaxSize * 3 / 4);
    }

    [Fact]
    public void Answers_stand_in_the_order_of_the_check_in() =>
        Assert.Equal(["DARA-0042", "DARA-0057"], Choices(CardStory.Partial, "change_ref"));

    [Fact]
    public void Only_open_actions_can_be_put_off() =>
        Assert.Equal(["DARA-0063", "HMI-0118", "HMI-0121"], Choices(CardStory.Partial, "snooze_refs"));

    private static string Write(BundleView view) => CardJson.Write(BundleCard.Draw(view));

    private static List<JsonElement> Data(BundleView view, string verb) => [.. CardSearch.Data(BundleCard.Draw(view), verb)];

    private static IEnumerable<string?> Choices(BundleView view, string id) =>
        CardSearch
            .Objects(BundleCard.Draw(view))
            .Single(o => o.TryGetProperty("id", out var i) && i.GetString() == id)
            .GetProperty("choices")
            .EnumerateArray()
            .Select(c => c.GetProperty("value").GetString());
}
