using ActionBot.Simulator;

return await SimulatorCommand.RunAsync(args, TimeProvider.System, Console.Out, Console.Error);
