using System.Text.Json.Nodes;
using ActionBot.CheckIns.Cards;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Simulator.Hosting;
using ActionBot.Simulator.Teams;
using Microsoft.EntityFrameworkCore;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Simulator.People;

/// <summary>
/// People who answer what they are asked, or do not: through the bot's own door, with signed presses, one after the other as a
/// person does.
/// </summary>
/// <param name="bot">The bot.</param>
/// <param name="teams">Where they sit.</param>
/// <param name="percent">How many of a hundred messages they answer; a message is answered whole or not at all.</param>
/// <param name="random">Decides which, and what.</param>
internal sealed class AnsweringPeople(LocalBot bot, FakeTeams teams, int percent, Random random)
{
    /// <summary>Answers given so far.</summary>
    public int Answers { get; private set; }

    /// <summary>Lets everybody who was sent a check-in on a day answer it, or not.</summary>
    /// <param name="day">The day.</param>
    public async Task AnswerAsync(DateOnly day)
    {
        var asked = await bot.WithDatabaseAsync(db =>
            db.CheckIns.AsNoTracking()
                .Where(c => c.Kind == CheckInKind.Scheduled && c.DeliveredOn == day && !c.Withdrawn)
                .Include(c => c.Person)
                .Include(c => c.Items.OrderBy(i => i.Place))
                    .ThenInclude(i => i.ActionItem)
                .OrderBy(c => c.PersonId)
                .ToListAsync()
        );
        foreach (var checkIn in asked.Where(_ => random.Next(100) < percent))
        {
            var person = teams.People.First(p => p.Email == checkIn.Person!.Email);
            foreach (var item in checkIn.Items)
                await AnswerAsync(person, checkIn, item.ActionItem!, day);
        }
    }

    private async Task AnswerAsync(TeamsPerson person, CheckIn checkIn, ActionItem action, DateOnly day)
    {
        var (choice, fields) = Choose(action, day);
        var data = new JsonObject
        {
            ["verb"] = CheckInData.AnswerVerb,
            ["card"] = 1,
            ["ask"] = checkIn.Ask,
            ["ref"] = action.Ref,
            ["rev"] = action.Version,
            ["once"] = $"once-{random.NextInt64()}",
            ["choice"] = choice,
        };
        foreach (var (name, value) in fields)
            data[name] = value;
        var reply = await teams.PostAsync(bot.Messages, teams.Activities.CardSubmit(person, data, "1700000000000"));
        if (reply.Status >= 300)
            throw new InvalidOperationException($"An answer met {reply.Status}.");
        Answers++;
    }

    // Mostly on track; now and then something is done, at risk, waits or is no longer needed.
    private (string Choice, (string Name, string Value)[] Fields) Choose(ActionItem action, DateOnly day)
    {
        var later = Day(day.AddDays(random.Next(14, 90)));
        return random.Next(100) switch
        {
            < 62 => ("onTrack", action.NeedsForecast(day) ? [(AnswerFields.OnTrackForecast, later)] : []),
            < 75 => ("atRisk", [(AnswerFields.AtRiskLine, $"Staff are short until {later}."), (AnswerFields.AtRiskForecast, later)]),
            < 85 => ("other", [(AnswerFields.OtherOn, "Home Office"), (AnswerFields.OtherExpected, Day(day.AddDays(random.Next(7, 60))))]),
            < 96 => ("done", [(AnswerFields.DoneLine, "The new procedure is in use everywhere.")]),
            _ => ("notNeeded", [(AnswerFields.NotNeededReason, "noLongerRelevant"), (AnswerFields.NotNeededLine, "The unit was closed.")]),
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");
}
