using ActionBot;

return await ActionBotCommands.RunAsync(args);
