using System.Buffers.Binary;
using System.IO.Compression;
using ActionBot.Operations.Manifest;

namespace ActionBot.Tests.Operations.Manifest;

public sealed class IconTests
{
    private static readonly ManifestParts Parts = ManifestParts.Embedded();

    [Fact]
    public void The_outline_icon_is_pure_white_on_nothing_and_fills_its_square()
    {
        var pixels = Pixels(Parts.OutlineIcon, 32);
        Assert.All(pixels, pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        Assert.Contains(pixels, pixel => pixel.Alpha == 0);
        Assert.Contains(pixels, pixel => pixel.Alpha == 255);
        Assert.InRange(pixels.Where(pixel => pixel.Alpha > 0).Min(pixel => pixel.Y), 0, 1);
        Assert.InRange(pixels.Where(pixel => pixel.Alpha > 0).Max(pixel => pixel.Y), 30, 31);
    }

    [Fact]
    public void The_colour_icon_has_its_artwork_in_the_middle_of_a_solid_square()
    {
        var pixels = Pixels(Parts.ColorIcon, 192);
        var background = pixels[0] with { X = 0, Y = 0 };
        Assert.All(pixels, pixel => Assert.Equal(255, pixel.Alpha));
        Assert.All(
            pixels.Where(pixel => pixel.X is < 48 or >= 144 || pixel.Y is < 48 or >= 144),
            pixel => Assert.Equal(background, pixel with { X = 0, Y = 0 })
        );
        Assert.Contains(pixels, pixel => (pixel.Red, pixel.Green, pixel.Blue) == (255, 255, 255));
    }

    /// <summary>Reads the one kind of PNG that the icons are: eight-bit RGBA, not interlaced, rows without filter.</summary>
    private static List<Pixel> Pixels(byte[] png, int size)
    {
        using var packed = new MemoryStream();
        for (var chunk = 8; chunk < png.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(chunk));
            if (png.AsSpan(chunk + 4, 4).SequenceEqual("IDAT"u8))
                packed.Write(png, chunk + 8, length);
            chunk += length + 12;
        }
        packed.Position = 0;
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        var row = new byte[1 + size * 4];
        var pixels = new List<Pixel>();
        for (var y = 0; y < size; y++)
        {
            rows.ReadExactly(row);
            Assert.Equal(0, row[0]);
            for (var x = 0; x < size; x++)
                pixels.Add(new Pixel(x, y, row[1 + x * 4], row[2 + x * 4], row[3 + x * 4], row[4 + x * 4]));
        }
        return pixels;
    }

    private sealed record Pixel(int X, int Y, int Red, int Green, int Blue, int Alpha);
}
