using ActionBot.CheckIns.Cards;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Teams.Cards;

namespace ActionBot.Tests.CheckIns.Cards;

public sealed class ItemCardTests
{
    private static readonly ItemView Changed = CardStory.Item with
    {
        Open = new(CardStory.Form(AnswerChoice.AtRisk, (AnswerFields.AtRiskLine, "Two *of* five have left.")), []),
        ReplacesUpdate = 51,
    };

    [Fact]
    public void Six_answers_are_offered_with_one_key_for_the_drawing()
    {
        var answers = CardSearch.Data(ItemCard.Draw(CardStory.Item), "checkin.answer").ToList();
        Assert.Equal(AnswerChoices.All.Select(c => c.Code()), answers.Select(a => a.GetProperty("choice").GetString()));
        Assert.All(answers, a => Assert.Equal("once-dara-0042-7", a.GetProperty("once").GetString()));
    }

    [Fact]
    public void Fields_of_each_answer_are_those_that_the_rules_read()
    {
        var inputs = CardSearch
            .Objects(ItemCard.Draw(CardStory.Item))
            .Where(o => o.TryGetProperty("label", out _))
            .Select(o => o.GetProperty("id").GetString());
        Assert.Equal([.. AnswerChoices.All.SelectMany(AnswerFields.Of), "snooze_until", "notMine_who"], inputs);
    }

    [Theory]
    [InlineData(AnswerChoice.OnTrack)]
    [InlineData(AnswerChoice.AtRisk)]
    [InlineData(AnswerChoice.Decision)]
    [InlineData(AnswerChoice.Other)]
    [InlineData(AnswerChoice.Done)]
    [InlineData(AnswerChoice.NotNeeded)]
    public void Form_that_came_back_has_the_same_fields_as_the_one_that_was_sent(AnswerChoice choice)
    {
        var inputs = CardSearch
            .Objects(ItemCard.Draw(CardStory.Faulty(CardStory.Form(choice))))
            .Where(o => o.TryGetProperty("label", out _))
            .Select(o => o.GetProperty("id").GetString());
        Assert.Equal(AnswerFields.Of(choice), inputs);
    }

    [Fact]
    public void Date_is_required_only_where_the_rules_require_it()
    {
        Assert.True(Forecast(CardStory.Item));
        Assert.False(Forecast(CardStory.Item with { ForecastRequired = false }));

        static bool Forecast(ItemView view) =>
            CardSearch
                .Objects(ItemCard.Draw(view))
                .Single(o => o.TryGetProperty("id", out var id) && id.GetString() == AnswerFields.OnTrackForecast)
                .TryGetProperty("isRequired", out _);
    }

    [Fact]
    public void Changed_answer_names_the_one_it_replaces_and_keeps_its_words()
    {
        var card = ItemCard.Draw(Changed);
        Assert.Equal(51, Assert.Single(CardSearch.Data(card, "checkin.answer")).GetProperty("update").GetInt64());
        Assert.Equal(51, Assert.Single(CardSearch.Data(card, "checkin.open")).GetProperty("update").GetInt64());
        Assert.Contains("\"value\":\"Two *of* five have left.\"", CardJson.Write(card), StringComparison.Ordinal);
    }

    [Fact]
    public void Board_that_is_gone_is_not_chosen_again_and_one_that_stands_is()
    {
        Assert.Null(Chosen("board-gone"));
        Assert.Equal("board-pob", Chosen("board-pob"));

        static string? Chosen(string code) =>
            CardSearch
                .Objects(
                    ItemCard.Draw(
                        CardStory.Item with
                        {
                            Open = new(CardStory.Form(AnswerChoice.Decision, (AnswerFields.DecisionBoard, code)), []),
                        }
                    )
                )
                .Single(o => o.TryGetProperty("id", out var id) && id.GetString() == AnswerFields.DecisionBoard)
                .TryGetProperty("value", out var value)
                ? value.GetString()
                : null;
    }

    [Fact]
    public void Action_that_is_alone_has_no_list_to_go_back_to()
    {
        Assert.NotEmpty(CardSearch.Data(ItemCard.Draw(CardStory.Item), "checkin.list"));
        Assert.Empty(CardSearch.Data(ItemCard.Draw(CardStory.Item with { Of = 1 }), "checkin.list"));
        Assert.Empty(CardSearch.Data(ItemCard.Draw(Changed with { Of = 1 }), "checkin.list"));
    }

    [Fact]
    public void Longest_texts_and_a_hundred_boards_stay_within_the_limit() =>
        CardGuard.Require(
            ItemCard.Draw(
                CardStory.Item with
                {
                    AgreedAction = new string('*', 3000),
                    Risk = new string('_', 2000),
                    Boards = [.. Enumerable.Range(0, 100).Select(n => new BoardChoice($"board-{n}", new string('B', 120)))],
                }
            )
        );

    [Fact]
    public void Values_that_somebody_forged_do_not_break_the_card() =>
        CardGuard.Require(
            ItemCard.Draw(
                CardStory.Item with
                {
                    Open = new(
                        CardStory.Form(
                            AnswerChoice.NotNeeded,
                            [.. AnswerFields.Of(AnswerChoice.NotNeeded).Select(f => (f, new string('x', 40_000)))]
                        ),
                        []
                    ),
                }
            )
        );
}
