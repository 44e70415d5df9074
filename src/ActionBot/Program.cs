using ActionBot.Operations.Commands;

return await CommandLine.RunAsync(args);
