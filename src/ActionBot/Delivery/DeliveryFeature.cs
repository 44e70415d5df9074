using ActionBot.Delivery.Channels;
using ActionBot.Delivery.Mail;
using Microsoft.Extensions.Options;

namespace ActionBot.Delivery;

internal static class DeliveryFeature
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsCheck>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<SendingPause>();
        services.AddSingleton<Dispatcher>();
        services.AddScoped<MessageSender>();
        services.AddScoped<Outbox>();
        services.AddScoped<ConversationWriter>();
        services.AddScoped<ChannelWriter>();
        services.AddScoped<NewsWriter>();
        services.AddScoped<AccountChats>();
        services.AddScoped<OutOfReach>();
        return services.AddMail();
    }
}

internal sealed class DeliveryOptionsCheck : IValidateOptions<DeliveryOptions>
{
    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        var faults = new List<string>();
        if (options.InFlight is < 1 or > 200)
            faults.Add($"Delivery:InFlight is {options.InFlight}. Give 1 to 200.");
        if (options.LeaseSeconds is < 5 or > 3600)
            faults.Add($"Delivery:LeaseSeconds is {options.LeaseSeconds}. Give 5 to 3600.");
        if (options.MostAttempts is < 1 or > 1000)
            faults.Add($"Delivery:MostAttempts is {options.MostAttempts}. Give 1 to 1000.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
