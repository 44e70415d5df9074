using ActionBot.Domain.Register.People;
using ActionBot.Teams.Inbound;

namespace ActionBot.Conversation;

/// <summary>A pressed button: who pressed it is signed, everything in the data may be forged.</summary>
internal sealed record CardPress(Person Person, TeamsTurn Turn, PressData Data);
