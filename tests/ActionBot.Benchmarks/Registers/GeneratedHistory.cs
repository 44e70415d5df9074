using System.Globalization;
using System.Text.Json;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;

namespace ActionBot.Benchmarks.Registers;

/// <summary>What was asked, told, put off and written down before the day of a generated register.</summary>
internal sealed class GeneratedHistory(RegisterSize size, GeneratedOrganisation organisation, GeneratedActions actions)
{
    private const int MessagesOfOwner = 6;
    private const int MostItems = 12;
    private const int DigestsOfLead = 8;
    private const int ToldInDigest = 30;

    private readonly int[][] owned = Owned(actions.Owners, organisation.Owners);

    public IEnumerable<CheckIn> CheckIns => Requests().Concat(Digests());

    public IEnumerable<CheckInItem> Items =>
        Requests()
            .SelectMany(c =>
            {
                var random = new Random((int)c.Id);
                var own = owned[c.PersonId];
                return own.Length == 0
                    ? []
                    : Enumerable
                        .Range(0, Math.Min(MostItems, own.Length))
                        .Select(i => own[(random.Next(own.Length) / MostItems * MostItems + i) % own.Length])
                        .Distinct()
                        .Select(
                            (a, i) =>
                                new CheckInItem
                                {
                                    CheckInId = c.Id,
                                    ActionItemId = a,
                                    OwnerId = c.PersonId,
                                    Place = i + 1,
                                    Reason = RequestReason.Overdue,
                                }
                        );
            });

    public IEnumerable<ToldStep> Told =>
        Digests()
            .SelectMany(c =>
            {
                var random = new Random((int)c.Id);
                return Enumerable
                    .Range(1, ToldInDigest)
                    .Select(_ => random.Next(1, size.Actions + 1))
                    .Distinct()
                    .Select(
                        (a, i) =>
                            new ToldStep
                            {
                                CheckInId = c.Id,
                                ActionItemId = a,
                                Step = LadderStep.LeadOverdue,
                                OwnerId = actions.Owners[a - 1] is > 0 and var owner ? owner : null,
                                Place = i + 1,
                            }
                    );
            });

    public IEnumerable<Snooze> Snoozes =>
        actions
            .Owners.Select((owner, i) => (owner, Id: i + 1))
            .Where(a => a.owner > 0 && a.Id % 250 == 0)
            .Select(
                (a, n) =>
                    new Snooze
                    {
                        Id = n + 1,
                        ActionItemId = a.Id,
                        PersonId = a.owner,
                        On = size.AsAt.AddDays(-3),
                        At = GeneratedActions.Noon(size.AsAt.AddDays(-3)),
                        Until = size.AsAt.AddDays(a.Id % 9),
                    }
            );

    public IEnumerable<OwnershipClaim> Queries =>
        actions
            .Owners.Select((owner, i) => (owner, Id: i + 1))
            .Where(a => a.owner > 0 && a.Id % 1200 == 7)
            .Select(
                (a, n) =>
                    new OwnershipClaim
                    {
                        Id = n + 1,
                        ActionItemId = a.Id,
                        PersonId = a.owner,
                        At = GeneratedActions.Noon(size.AsAt.AddDays(-4)),
                    }
            );

    /// <summary>The lines of history: the registration of every action, and its answer.</summary>
    public IEnumerable<Change> Changes =>
        actions
            .All.SelectMany(LinesOf)
            .Select(
                (line, i) =>
                {
                    line.Id = i + 1;
                    return line;
                }
            );

    private IEnumerable<Change> LinesOf(ActionItem action)
    {
        var report = organisation.Reports[(int)action.ReportId - 1];
        Dictionary<string, string?> fields = new()
        {
            ["ref"] = action.Ref,
            ["source"] = organisation.Sources[(int)report.SourceId - 1].Code,
            ["report"] = report.Title,
            ["rating"] = action.Rating.ToString(),
            ["risk"] = action.Risk,
            ["corporateRisk"] = action.CorporateRisk,
            ["agreedAction"] = action.AgreedAction,
            ["area"] = organisation.Areas[(int)action.AreaId - 1].Path,
            ["owner"] = Email(action.OwnerId),
            ["targetDate"] = Iso(action.TargetDate),
            ["deliveryRoute"] = action.DeliveryRoute,
            ["theme"] = action.Theme,
            ["boardName"] = action.BoardName,
            ["status"] = nameof(ActionStatus.Open),
            ["registeredOn"] = Iso(action.RegisteredOn),
        };
        Change Line(DateOnly on, string field, string? from, string? to, long? person) =>
            new()
            {
                At = GeneratedActions.Noon(on),
                On = on,
                PersonId = person,
                Entity = "action",
                Key = action.Ref,
                Field = field,
                From = from,
                To = to,
                Through = person is null ? "import register" : "card checkin.answer",
            };
        yield return Line(
            action.RegisteredOn,
            "*",
            null,
            JsonSerializer.Serialize(fields.Where(f => f.Value is not null).ToDictionary()),
            null
        );
        if (action.LastAnsweredOn is not { } answered)
            yield break;
        if (action.Status != ActionStatus.Open)
            yield return Line(answered, "status", nameof(ActionStatus.Open), action.Status.ToString(), action.OwnerId);
        yield return Line(answered, "standing", null, action.Standing?.Code(), action.OwnerId);
        yield return Line(answered, "lastAnsweredOn", null, Iso(answered), action.OwnerId);
        if (action.Forecast is { } forecast)
            yield return Line(answered, "forecast", null, Iso(forecast), action.OwnerId);
    }

    private string? Email(long? owner) => owner is { } id ? organisation.People[(int)id - 1].Email : null;

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<CheckIn> Requests() =>
        Enumerable
            .Range(1, organisation.Owners)
            .SelectMany(owner =>
                Enumerable
                    .Range(0, MessagesOfOwner)
                    .Select(n =>
                        Sent(
                            (owner - 1L) * MessagesOfOwner + n + 1,
                            owner,
                            CheckInKind.Scheduled,
                            size.AsAt.AddDays(-1 - owner % 3 - (9 * n))
                        )
                    )
            );

    private IEnumerable<CheckIn> Digests() =>
        organisation.Leads.SelectMany(
            (lead, i) =>
                Enumerable
                    .Range(1, DigestsOfLead)
                    .Select(n =>
                        Sent(
                            (long)organisation.Owners * MessagesOfOwner + (i * DigestsOfLead) + n,
                            lead.PersonId,
                            CheckInKind.AreaDigest,
                            size.AsAt.AddDays(-7 * n)
                        )
                    )
        );

    private static CheckIn Sent(long id, long person, CheckInKind kind, DateOnly on) =>
        new()
        {
            Id = id,
            Ask = string.Create(CultureInfo.InvariantCulture, $"ask-{id}"),
            PersonId = person,
            On = on,
            Kind = kind,
            DeliveredOn = on,
            DeliveredAt = GeneratedActions.Noon(on),
        };

    private static int[][] Owned(int[] owners, int count)
    {
        var lists = new List<int>[count + 1];
        for (var owner = 0; owner <= count; owner++)
            lists[owner] = [];
        for (var i = 0; i < owners.Length; i++)
            lists[owners[i]].Add(i + 1);
        return Array.ConvertAll(lists, l => l.ToArray());
    }
}
