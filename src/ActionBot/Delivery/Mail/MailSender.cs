using System.Text.Json;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.Extensions.Options;

namespace ActionBot.Delivery.Mail;

/// <summary>Sends one claimed mail and writes down what came of it.</summary>
internal sealed class MailSender(
    ActionBotContext db,
    IMailTransport transport,
    TimeProvider clock,
    IOptions<MailOptions> options,
    ILogger<MailSender> logger
)
{
    public async Task SendAsync(OutboxMessage row, CancellationToken cancellationToken)
    {
        using var mail = MailEnvelope.Of(JsonSerializer.Deserialize<StoredMail>(row.Payload)!, options.Value, row.Key, clock.GetUtcNow());
        var outcome = mail is null ? MailOutcome.Refused("BadAddress") : await transport.SendAsync(mail, row.Key, cancellationToken);
        var now = clock.GetUtcNow();
        if (outcome.State == MailState.Taken)
        {
            await db.MarkSentAsync(row, null, now, cancellationToken);
        }
        else if (outcome.State == MailState.Refused || now - row.CreatedAt >= TimeSpan.FromHours(options.Value.RetryHours))
        {
            logger.MailFailed(row.Id, outcome.Fault!);
            await db.EndAsync(row, OutboxState.Failed, outcome.Fault!, cancellationToken);
        }
        else
        {
            var delay = Backoff.After(row.Attempts, row.Id);
            logger.MailRetried(row.Id, delay, outcome.Fault!);
            await db.PutOffAsync(row, now + delay, outcome.Fault!, cancellationToken);
        }
    }
}
