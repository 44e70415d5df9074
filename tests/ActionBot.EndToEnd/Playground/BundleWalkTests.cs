using System.Diagnostics;
using System.Text.Json.Nodes;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace ActionBot.EndToEnd.Playground;

/// <summary>
/// An owner opens Teams for the first time and answers everything that is asked, with mistakes on the way, in one message.
/// </summary>
public sealed class BundleWalkTests(ITestOutputHelper output) : IAsyncLifetime
{
    // The four of the sample and these.
    private const int Borrowed = 6;
    private const int Asked = 4 + Borrowed;
    private const string Undated = "HMICFRS-010";
    private const string NotYetDue = "HMICFRS-080";
    private const string Line = "The data feed is *late*, see [the plan](https://example.org) & <ask> \"Finance\"";

    private static readonly TimeSpan FirstCard = TimeSpan.FromSeconds(20);

    private readonly Album album = new("bundle");
    private readonly DateOnly inSixWeeks = Chain.Today.AddDays(42);
    private Chain chain = null!;
    private Chat chat = null!;
    private CardOnScreen card = null!;
    private List<string> refs = null!;

    public async Task InitializeAsync() => chain = await Chain.StartAsync(Borrowed);

    public async Task DisposeAsync()
    {
        if (chat is not null)
            await chat.DisposeAsync();
        if (chain is not null)
            await chain.DisposeAsync();
    }

    [Fact]
    public async Task Owner_answers_all_six_ways_in_one_message_and_the_register_has_exactly_what_was_typed()
    {
        await OpenTeamsAsync();
        await AnswerInOnePressAsync();
        await SayAtRiskAsync(refs[0]);
        await WaitForDecisionAsync(refs[1]);
        await WaitForAnotherActionAsync(refs[2]);
        await SayDoneAsync(refs[3]);
        await SayNoLongerNeededAsync(refs[4]);
        await BeOnTrackThoughOverdueAsync(refs[5]);
        await ChangeAnAnswerAsync(refs[0]);
        await SnoozeAsync(refs[6], refs[7]);
        await DisownAsync(Undated);
        await AnswerTheRestAsync();
        await LeaveNoMessageBehindAsync();
    }

    private async Task OpenTeamsAsync()
    {
        var opened = Stopwatch.StartNew();
        chat = await chain.OpenChatAsync(album);
        card = chat.Message(1);
        await card.ShowsAsync($"{Asked} actions need your answer", $"0 of {Asked} answered");
        output.WriteLine($"The request was there {opened.Elapsed.TotalSeconds:0.0} s after the page was opened.");
        Assert.True(opened.Elapsed < FirstCard, $"The request took {opened.Elapsed}.");
        await chat.Message(0).ShowsAsync("Hello, I am ActionBot", "from Internal audit", "from Inspectorate", "The audit tracking team");
        await chat.HasMessagesAsync(2);
        await album.PhotographWindowAsync(chat.Page, "window");
        await chat.Message(0).PhotographAsync("welcome");
        await card.PhotographAsync("bundle");
        refs = await chain.ReadAsync(db => db.CheckInItems.OrderBy(i => i.Place).Select(i => i.ActionItem!.Ref).ToListAsync());
        Assert.Equal(Asked, refs.Count);
        Assert.Equal([Undated, NotYetDue], refs[^2..]);
    }

    private async Task AnswerInOnePressAsync()
    {
        await card.PressInRowAsync($"{NotYetDue} is on track: record it now");
        await card.ShowsAsync("✓ Recorded", "On track", $"1 of {Asked} answered", "What happens next");
        await card.PhotographAsync("receipt-on-track");
        var update = await UpdateAsync(NotYetDue);
        Assert.Equal((AnswerChoice.OnTrack, null, null), (update.Choice, update.Forecast, update.Line));
        await card.PressAsync("Back to the list");
        await card.ShowsAsync($"{Asked - 1} actions still need your answer");
        await card.PhotographAsync("bundle-partial");
    }

    private async Task SayAtRiskAsync(string reference)
    {
        await OpenAsync(reference);
        await card.PhotographAsync("item");
        await card.PressAsync("At risk");
        await card.PressAsync("Send: at risk");
        await card.ShowsAsync("Say in one line what is at risk.", "Give a date from today on.");
        await card.PhotographAsync("at-risk-required");
        await card.TypeAsync("What is at risk?", Line);
        await card.PickAsync("When do you now expect it to be done?", inSixWeeks);
        await card.PhotographAsync("at-risk-filled");
        await card.PressAsync("Send: at risk");
        await RecordedAsync(2, "At risk", Line, British.Date(inSixWeeks, Chain.Today));
        await card.PhotographAsync("receipt-at-risk");
        var update = await UpdateAsync(reference);
        Assert.Equal((AnswerChoice.AtRisk, Line, inSixWeeks), (update.Choice, update.Line, update.Forecast));
        var action = await ActionAsync(reference);
        Assert.Equal(
            (ActionStatus.Open, inSixWeeks, Line, Chain.Today, 2),
            (action.Status, action.Forecast, action.LastLine, action.LastAnsweredOn, action.Version)
        );
        Assert.True(action.TargetDate < Chain.Today, "A forecast moved the target date.");
    }

    private async Task WaitForDecisionAsync(string reference)
    {
        await card.PressAsync($"Next action (2 of {Asked})");
        await card.ShowsAsync(reference, $"Action 2 of {Asked}", "Where does it stand?");
        await card.PressAsync("Waiting for a decision");
        await card.ChooseAsync("Which board decides?", "Portf", SampleRegister.Board);
        await card.TypeAsync("What must be decided?", "Who pays for the new ledger?");
        await card.PickAsync("Date of the meeting, if you know it (optional)", Chain.Today.AddDays(9));
        await card.PhotographAsync("decision-filled");
        await card.PressAsync("Send: waiting for a decision");
        // The remit of the chosen board leaves the action out, so another one decides, and the receipt says which.
        await RecordedAsync(
            3,
            SampleRegister.Board,
            "Who pays for the new ledger?",
            "It is recorded as waiting for Risk and Assurance Board."
        );
        await card.PhotographAsync("receipt-decision");
        var update = await UpdateAsync(reference);
        Assert.Equal(
            (AnswerChoice.Decision, SampleRegister.BoardCode, "Who pays for the new ledger?", Chain.Today.AddDays(9)),
            (update.Choice, update.BoardCode, update.ToDecide, update.Meeting)
        );
        var blocker = await BlockerAsync(reference);
        Assert.Equal((BlockerKind.Decision, BlockerState.Raised), (blocker.Kind, blocker.State));
        Assert.Equal("RAB", await chain.ReadAsync(db => db.Boards.Where(b => b.Id == blocker.BoardId).Select(b => b.Code).SingleAsync()));
    }

    private async Task WaitForAnotherActionAsync(string reference)
    {
        await OpenNextAsync(reference);
        await card.PressAsync("Waiting for something else");
        await card.TypeAsync("Which action or body does it wait for?", reference);
        await card.PickAsync("When do you expect it?", inSixWeeks);
        await card.TypeAsync("Anything to add? (optional)", "Kept as typed");
        await card.PressAsync("Send: waiting for something");
        await card.ShowsAsync("Not saved yet: 1 field to correct", "What you typed is kept.", "An action cannot wait for itself.");
        await card.HoldsAsync("Which action or body does it wait for?", reference);
        await card.HoldsAsync("When do you expect it?", inSixWeeks);
        await card.HoldsAsync("Anything to add? (optional)", "Kept as typed");
        await card.PhotographAsync("fault-own-ref");
        Assert.Equal(0, await chain.ReadAsync(db => db.Updates.CountAsync(u => u.ActionItem!.Ref == reference)));
        // Another owner's, which this one may not see: it is kept as typed, whether there is one or not.
        await card.TypeAsync("Which action or body does it wait for?", "dara 0001");
        await card.PressAsync("Send: waiting for something");
        await RecordedAsync(4, "dara 0001", "It is recorded as waiting for dara 0001.");
        await card.PhotographAsync("receipt-waits");
        var update = await UpdateAsync(reference);
        Assert.Equal(
            (AnswerChoice.Other, null, "dara 0001", inSixWeeks, "Kept as typed"),
            (update.Choice, update.DependsOnRef, update.OutsideParty, update.Expected, update.Line)
        );
        Assert.Equal("DARA-0001", (await BlockerAsync(reference)).DependsOn!.Ref);
    }

    private async Task SayDoneAsync(string reference)
    {
        await OpenNextAsync(reference);
        await card.PressAsync("Done");
        await card.TypeAsync("What has changed for the risk?", "Every claim is matched each month.");
        await card.TypeAsync("Link to the evidence (optional)", "http://example.org/minutes");
        await card.PressAsync("Send: done");
        await card.ShowsAsync("Give a link that starts with https://");
        await card.PhotographAsync("done-link-refused");
        await PressUncheckedAsync(
            AnswerChoice.Done,
            (AnswerFields.DoneLine, new('x', AnswerForm.MaxLine + 1)),
            (AnswerFields.DoneEvidence, "http://example.org/minutes")
        );
        await card.ShowsAsync(
            "Not saved yet: 2 fields to correct",
            "That is 281 characters. Use at most 280.",
            "Give a link that starts with https://"
        );
        await card.PhotographAsync("fault-two-fields");
        await card.TypeAsync("What has changed for the risk?", "Every claim is matched each month.");
        await card.TypeAsync("Link to the evidence (optional)", "https://example.org/minutes?of=June&page=2");
        await card.PressAsync("Send: done");
        await RecordedAsync(5, "https://example.org/", "then closes the action.", "You are not asked again meanwhile.");
        await card.LinksToAsync("https://example.org/minutes?of=June&page=2");
        await card.PhotographAsync("receipt-done");
        var update = await UpdateAsync(reference);
        Assert.Equal(
            (AnswerChoice.Done, "Every claim is matched each month.", "https://example.org/minutes?of=June&page=2"),
            (update.Choice, update.Line, update.Evidence)
        );
        Assert.Equal(ActionStatus.AwaitingVerification, (await ActionAsync(reference)).Status);
    }

    private async Task SayNoLongerNeededAsync(string reference)
    {
        await OpenNextAsync(reference);
        await card.PressAsync("No longer needed");
        await card.TakeAsync("Superseded by another action");
        await card.TypeAsync("Explain in one line", "The new programme covers it");
        await card.PressAsync("Send: no longer needed");
        await card.ShowsAsync("Not saved yet: 1 field to correct", "Give the ref of the action that supersedes it.");
        await card.PhotographAsync("fault-superseded-by-nothing");
        await card.TypeAsync("If superseded: by which action?", "DARA-0002");
        await card.PressAsync("Send: no longer needed");
        await RecordedAsync(6, "No longer needed", "Superseded by another action", "DARA-0002", "approves or rejects it.");
        await card.PhotographAsync("receipt-no-longer-needed");
        var update = await UpdateAsync(reference);
        Assert.Equal(
            (AnswerChoice.NotNeeded, NotNeededReason.Superseded, "DARA-0002", "The new programme covers it"),
            (update.Choice, update.Reason, update.SupersededByRef, update.Line)
        );
        Assert.Equal(ActionStatus.ClosureRequested, (await ActionAsync(reference)).Status);
    }

    private async Task BeOnTrackThoughOverdueAsync(string reference)
    {
        await OpenNextAsync(reference);
        await card.PressAsync("On track");
        await card.PickAsync("When will it be done?", Chain.Today.AddDays(-2));
        await card.PressAsync("Send: on track");
        await card.ShowsAsync("Give a date from today on. The target date has passed.");
        await card.PhotographAsync("on-track-past-date");
        await PressUncheckedAsync(
            AnswerChoice.OnTrack,
            (AnswerFields.OnTrackForecast, $"{Chain.Today.AddDays(-2):yyyy-MM-dd}"),
            (AnswerFields.OnTrackLine, "Two tests are left")
        );
        await card.ShowsAsync(
            "Not saved yet: 1 field to correct",
            $"{British.Date(Chain.Today.AddDays(-2), Chain.Today)} has passed. Give a date from today on."
        );
        await card.PhotographAsync("fault-past-date");
        await card.PickAsync("When will it be done?", Chain.Today);
        await card.HoldsAsync("Anything to add? (optional)", "Two tests are left");
        await card.PressAsync("Send: on track");
        await RecordedAsync(7, "“Two tests are left”", "A forecast does not move the target date");
        await card.PhotographAsync("receipt-on-track-overdue");
        var update = await UpdateAsync(reference);
        Assert.Equal((AnswerChoice.OnTrack, Chain.Today, "Two tests are left"), (update.Choice, update.Forecast, update.Line));
    }

    private async Task ChangeAnAnswerAsync(string reference)
    {
        await card.PressAsync("Back to the list");
        await card.ShowsAsync($"7 of {Asked} answered");
        await card.PhotographAsync("bundle-mostly-answered");
        await card.PressAsync("Change an answer");
        await card.ChooseAsync("Which action?", reference);
        await card.PhotographAsync("change-an-answer");
        await card.PressAsync("Change this answer");
        await card.ShowsAsync("What you send replaces your last answer.");
        await card.HoldsAsync("What is at risk?", Line);
        await card.HoldsAsync("When do you now expect it to be done?", inSixWeeks);
        await card.PhotographAsync("change-open");
        await card.PressAsync("Another answer");
        await card.ShowsAsync("Where does it stand?");
        await card.PressAsync("Done");
        await card.TypeAsync("What has changed for the risk?", "The feed runs again");
        await card.PressAsync("Send: done");
        await RecordedAsync(7, "“The feed runs again”");
        var updates = await chain.ReadAsync(db => db.Updates.Where(u => u.ActionItem!.Ref == reference).OrderBy(u => u.Id).ToListAsync());
        Assert.Equal([AnswerChoice.AtRisk, AnswerChoice.Done], updates.Select(u => u.Choice));
        Assert.Equal(updates[0].Id, updates[1].ReplacesId);
        await card.PressAsync("Change my answer");
        await card.HoldsAsync("What has changed for the risk?", "The feed runs again");
        await card.PressAsync("Back to the list");
    }

    private async Task SnoozeAsync(string first, string second)
    {
        var until = Chain.Today.AddDays(5);
        await card.ShowsAsync($"7 of {Asked} answered");
        await card.PressAsync("Snooze");
        await card.UntickAsync(Undated);
        await card.PickAsync("Ask me again on", until);
        await card.PhotographAsync("snooze");
        await card.PressLastAsync("Snooze");
        await card.ShowsAsync(
            $"Snoozed until {British.Date(until, Chain.Today)}: {first} and {second}. You can still answer before.",
            $"7 of {Asked} answered"
        );
        await card.PhotographAsync("snoozed");
        Assert.Equal(
            [(first, until), (second, until)],
            (
                await chain.ReadAsync(db =>
                    db.Snoozes.Join(db.Actions, s => s.ActionItemId, a => a.Id, (s, a) => new { a.Ref, s.Until })
                        .OrderBy(s => s.Ref)
                        .ToListAsync()
                )
            )
                .OrderBy(s => refs.IndexOf(s.Ref))
                .Select(s => (s.Ref, s.Until))
        );
    }

    private async Task DisownAsync(string reference)
    {
        await card.PressAsync("Not mine");
        await card.ChooseAsync("Which action?", reference);
        await card.TypeAsync("Who should be asked? (optional)", "Head of *Finance*");
        await card.PhotographAsync("not-mine");
        await card.PressAsync("Tell the lead");
        await card.ShowsAsync($"{reference}: the area lead decides who owns it.");
        await card.PhotographAsync("not-mine-told");
        var query = await chain.ReadAsync(db => db.OwnershipQueries.SingleAsync());
        Assert.Equal(("Head of *Finance*", null), (query.Suggested, query.SettledAt));
    }

    private async Task AnswerTheRestAsync()
    {
        foreach (var reference in refs[6..9])
        {
            await OpenAsync(reference);
            await card.PressAsync("On track");
            await card.PickAsync("When will it be done?", inSixWeeks);
            await card.PressAsync("Send: on track");
            await card.ShowsAsync("✓ Recorded");
            if (reference == Undated)
                await card.PhotographAsync("receipt-last");
            await card.PressAsync("Back to the list");
        }
        await card.ShowsAsync($"All {Asked} answered. Thank you.", "Nothing more is needed now.");
        await card.PhotographAsync("bundle-done");
        Assert.NotNull(await chain.ReadAsync(db => db.OwnershipQueries.Select(q => q.SettledAt).SingleAsync()));
    }

    private async Task LeaveNoMessageBehindAsync()
    {
        await chat.HasMessagesAsync(2);
        // What goes to others waits for them to have the app, or for their morning.
        var viewer = await chain.ReadAsync(db => db.People.Where(p => p.TenantId != null).Select(p => p.Id).SingleAsync());
        var rows = await chain.ReadAsync(db =>
            db.Outbox.Where(m =>
                    (m.PersonId == null || m.PersonId == viewer) && m.State != OutboxState.Withdrawn && m.State != OutboxState.Unreachable
                )
                .OrderBy(m => m.Id)
                .ToListAsync()
        );
        Assert.All(rows, m => Assert.Equal(OutboxState.Sent, m.State));
        var request = Assert.Single(rows, m => m.CheckInId is not null);
        Assert.All(rows.Where(m => m.Kind == OutboxKind.Update), m => Assert.Equal(request.SentActivityId, m.ActivityId));
    }

    private async Task OpenAsync(string reference)
    {
        await card.PressInRowAsync($"Answer {reference}");
        await card.ShowsAsync(reference, "Where does it stand?");
    }

    private async Task OpenNextAsync(string reference)
    {
        await card.PressAsync($"Next action ({refs.IndexOf(reference) + 1} of {Asked})");
        await card.ShowsAsync(reference, "Where does it stand?");
    }

    private async Task RecordedAsync(int answered, params string[] words)
    {
        await card.ShowsAsync(["✓ Recorded", $"{answered} of {Asked} answered", .. words]);
        await chat.HasMessagesAsync(2);
    }

    private async Task PressUncheckedAsync(AnswerChoice choice, params (string Field, string Value)[] typed)
    {
        var drawn = await chain.ReadAsync(db => db.Outbox.OrderByDescending(m => m.Id).FirstAsync(m => m.Kind == OutboxKind.Update));
        var button = Nodes(JsonNode.Parse(drawn.Payload)!)
            .OfType<JsonObject>()
            .First(o => o["data"] is JsonObject data && data["choice"]?.GetValue<string>() == choice.Code());
        await chain.PressUncheckedAsync(drawn.ActivityId!, button["data"]!.AsObject(), typed);
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node) =>
        node switch
        {
            JsonObject o => o.Select(p => p.Value).OfType<JsonNode>().SelectMany(Nodes).Prepend(node),
            JsonArray a => a.OfType<JsonNode>().SelectMany(Nodes).Prepend(node),
            _ => [node],
        };

    private Task<ProgressUpdate> UpdateAsync(string reference) =>
        chain.ReadAsync(db => db.Updates.SingleAsync(u => u.ActionItem!.Ref == reference));

    private Task<ActionItem> ActionAsync(string reference) => chain.ReadAsync(db => db.Actions.SingleAsync(a => a.Ref == reference));

    private Task<Blocker> BlockerAsync(string reference) =>
        chain.ReadAsync(db =>
            db.Blockers.Include(b => b.DependsOn).SingleAsync(b => b.ActionItem!.Ref == reference && b.State == BlockerState.Raised)
        );
}
