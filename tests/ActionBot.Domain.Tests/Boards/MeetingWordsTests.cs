using ActionBot.Domain.Boards;

namespace ActionBot.Domain.Tests.Boards;

public sealed class MeetingWordsTests
{
    [Theory]
    [InlineData("meetings", MeetingWish.List, null, null, null)]
    [InlineData("Show my meetings?", MeetingWish.List, null, null, null)]
    [InlineData("meetings of the Gold Group", MeetingWish.List, null, null, "Gold Group")]
    [InlineData("move the 3 March meeting to 10 March", MeetingWish.Move, "3 March", "10 March", null)]
    [InlineData("move the 3 March meeting of the Gold Group to Friday", MeetingWish.Move, "3 March", "Friday", "Gold Group")]
    [InlineData("Move the meeting of 3 March to 10 March.", MeetingWish.Move, "3 March", "10 March", null)]
    [InlineData("cancel the  3 March  meeting", MeetingWish.Cancel, "3 March", null, null)]
    [InlineData("cancel the 3 March meeting of PIB", MeetingWish.Cancel, "3 March", null, "PIB")]
    [InlineData("add a meeting on 24 March", MeetingWish.Add, null, "24 March", null)]
    [InlineData("add a meeting for the Gold Group on 24 March", MeetingWish.Add, null, "24 March", "Gold Group")]
    [InlineData("add a meeting on 24 March for PIB", MeetingWish.Add, null, "24 March", "PIB")]
    public void Sentence_about_meetings_is_taken_apart(string text, MeetingWish wish, string? day, string? to, string? board) =>
        Assert.Equal(new(wish, day, to, board), MeetingSentence.Read(text));

    [Theory]
    [InlineData("my actions")]
    [InlineData("cancel")]
    [InlineData("move DARA-0042 to Friday")]
    [InlineData("the meetings are too long")]
    [InlineData("")]
    public void Everything_else_is_about_something_else(string text) => Assert.Null(MeetingSentence.Read(text));
}
