using Microsoft.Extensions.Options;

namespace ActionBot.Delivery.Mail;

internal static class MailFeature
{
    /// <summary>
    /// Adds the way of mails. Another one, such as Microsoft Graph, is another <see cref="IMailTransport"/> and a line here.
    /// </summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton<PickupFolder>();
        services.AddSingleton<IMailTransport>(provider =>
            provider.GetRequiredService<IOptions<MailOptions>>().Value.IsSmtp
                ? provider.GetRequiredService<SmtpTransport>()
                : provider.GetRequiredService<PickupFolder>()
        );
        services.AddScoped<MailSender>();
        services.AddScoped<ReachByMail>();
        services.AddSingleton<ChatLink>();
        return services;
    }
}
