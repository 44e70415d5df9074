using System.Text;
using ActionBot.Simulator.Sample;

namespace ActionBot.Tests.Simulator;

public sealed class RegisterMoverTests
{
    [Fact]
    public async Task Every_date_moves_by_the_same_days_and_only_in_date_columns()
    {
        var moved = await MoveAsync(
            "ref,report_date,action,target_date,last_updated\nA,2019-06-01,due 2019-06-30,2019-06-30,2019-02-28\n",
            366
        );
        Assert.Equal("ref,report_date,action,target_date,last_updated\nA,2020-06-01,due 2019-06-30,2020-06-30,2020-02-29\n", moved);
    }

    [Theory]
    [InlineData(
        "ref,target_date,x\r\n\"A, \"\"1\"\"\",\"2019-06-30\",\"two\r\nlines\"\r\n",
        "ref,target_date,x\r\n\"A, \"\"1\"\"\",\"2019-07-01\",\"two\r\nlines\"\r\n"
    )]
    [InlineData("\uFEFFtarget_date,ref\n2019-12-31,é ü 漢\n", "\uFEFFtarget_date,ref\n2020-01-01,é ü 漢\n")]
    [InlineData(
        "ref,\"target_date\"\nA,ongoing\nB,\nC,30/06/2019\nD,2019-06-30",
        "ref,\"target_date\"\nA,ongoing\nB,\nC,30/06/2019\nD,2019-07-01"
    )]
    [InlineData("ref,target_date\rA,2019-06-30\r\r", "ref,target_date\rA,2019-07-01\r\r")]
    public async Task All_else_stays_as_it_is_byte_for_byte(string register, string expected) =>
        Assert.Equal(expected, await MoveAsync(register, 1));

    [Fact]
    public async Task A_register_longer_than_any_block_is_read_whole()
    {
        var register = "ref,target_date\r\n" + string.Concat(Enumerable.Range(0, 20_000).Select(row => $"A-{row},2019-06-30\r\n"));
        Assert.Equal(register.Replace("2019-06-30", "2019-06-29", StringComparison.Ordinal), await MoveAsync(register, -1));
    }

    [Fact]
    public async Task A_file_without_date_columns_is_no_register() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => MoveAsync("a,b\n1,2\n", 1));

    private static async Task<string> MoveAsync(string register, int days)
    {
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(register));
        using var target = new MemoryStream();
        await RegisterMover.MoveAsync(source, target, days);
        return Encoding.UTF8.GetString(target.ToArray());
    }
}
