using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ActionBot.Simulator;

/// <summary>A bare web server on the loopback address: no settings files, no environment, no log.</summary>
internal static class LoopbackServer
{
    public static WebApplication Create(int port) => Create(new Uri($"http://127.0.0.1:{port}"));

    /// <exception cref="ArgumentException">The address is not plain HTTP on loopback.</exception>
    public static WebApplication Create(Uri address)
    {
        if (!IsLoopback(address))
            throw new ArgumentException(
                $"{address} is not a loopback address; use http://127.0.0.1 or http://localhost with a port.",
                nameof(address)
            );
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                // localhost may lead to either family; a free port can be taken only in one.
                if (address.Host == "localhost" && address.Port != 0)
                    kestrel.ListenLocalhost(address.Port);
                else
                    kestrel.Listen(address.Host == "[::1]" ? IPAddress.IPv6Loopback : IPAddress.Loopback, address.Port);
                kestrel.AddServerHeader = false;
            });
        builder.Services.AddRoutingCore();
        // A stop in the middle of a test does not wait for slow answers.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }

    public static bool IsLoopback(Uri address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" } && address.Host is "localhost" or "127.0.0.1" or "[::1]";

    public static Uri AddressOf(WebApplication server) =>
        new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
