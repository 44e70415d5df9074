using System.Buffers.Binary;

namespace ActionBot.Operations.Manifest;

/// <summary>Width and height as the header of a PNG states them (PNG specification, 5.2 and 11.2.2).</summary>
internal readonly record struct PngSize(int Width, int Height)
{
    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null if this is no PNG.</summary>
    public static PngSize? Of(ReadOnlySpan<byte> image)
    {
        if (image.Length < 24 || !image.StartsWith(Signature) || !image[12..16].SequenceEqual("IHDR"u8))
            return null;
        return new PngSize(BinaryPrimitives.ReadInt32BigEndian(image[16..]), BinaryPrimitives.ReadInt32BigEndian(image[20..]));
    }
}
