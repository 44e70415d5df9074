using ActionBot.Commands;

return await CommandLine.RunAsync(args);
