using System.Text;

namespace ActionBot.Simulator.Sample;

/// <summary>A cell as it stands in the file, quotes included, and what ends it: a comma, a line end or nothing.</summary>
internal readonly record struct SampleCell(int Row, int Column, string Text, string End);

/// <summary>Reads comma-separated text cell by cell, so that text and ends put together again give the same file.</summary>
internal sealed class CellReader(TextReader reader)
{
    private readonly char[] _block = new char[16 * 1024];
    private readonly StringBuilder _cell = new();
    private int _length;
    private int _place;
    private int _row;
    private int _column;

    public async ValueTask<SampleCell?> ReadAsync(CancellationToken cancellation)
    {
        _cell.Clear();
        var quoted = false;
        while (await PeekAsync(cancellation) is { } next)
        {
            _place++;
            if (next == '"')
                quoted = !quoted;
            if (quoted || next is not (',' or '\r' or '\n'))
            {
                _cell.Append(next);
                continue;
            }
            if (next == ',')
                return Take(",");
            if (next == '\n' || await PeekAsync(cancellation) != '\n')
                return Take(next.ToString());
            _place++;
            return Take("\r\n");
        }
        return _cell.Length > 0 || _column > 0 ? Take("") : null;
    }

    private SampleCell Take(string end)
    {
        var cell = new SampleCell(_row, _column, _cell.ToString(), end);
        if (end == ",")
        {
            _column++;
        }
        else
        {
            _row++;
            _column = 0;
        }
        return cell;
    }

    private async ValueTask<char?> PeekAsync(CancellationToken cancellation)
    {
        if (_place < _length)
            return _block[_place];
        _length = await reader.ReadBlockAsync(_block, cancellation);
        _place = 0;
        return _length == 0 ? null : _block[0];
    }
}
