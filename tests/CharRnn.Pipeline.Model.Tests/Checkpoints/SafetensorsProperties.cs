using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Tests.TestKit;
using CsCheck;

namespace CharRnn.Pipeline.Model.Tests.Checkpoints;

/// <summary>What holds of safetensors files for every content, and for every damage to one.</summary>
public sealed class SafetensorsProperties
{
    private const int Iterations = 2000;

    private static readonly Gen<SafetensorsFile> AnyFile = Gen.Select(
        Gen.Select(AnyText.UpTo(6).Where(name => name != "__metadata__").HashSet[0, 20], Gen.Int[0, 3].Array[0, 4].Array[20], Gen.Bool.Array[20], Gen.ULong),
        Gen.Dictionary(AnyText.UpTo(6), AnyText.UpTo(20))[0, 5],
        (content, metadata) => new SafetensorsFile(
            [.. content.Item1.Select((name, i) => Tensor(name, content.Item2[i], content.Item3[i] ? SafetensorsType.F32 : SafetensorsType.F64, content.Item4 + (ulong)i))],
            metadata));

    /// <summary>Damage: where, how many bytes are lost, and what stands there in their place.</summary>
    private static readonly Gen<(double Place, int Lost, byte[] Put)> AnyDamage = Gen.Select(
        Gen.Double[0, 1], Gen.OneOf((IGen<int>)Gen.Int[0, 3], Gen.Int[0, 1000]), Gen.OneOf((IGen<byte>)Gen.Byte, Gen.OneOf("\"{}[]:,0\\"u8.ToArray())).Array[0, 4],
        (place, lost, put) => (place, lost, put));

    [Fact]
    public void WriteThenRead_AnyFile_GivesItBack() => AnyFile.Sample(
        file =>
        {
            var read = SafetensorsReader.Read(new MemoryStream(Written(file)));

            Assert.Equal(file.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal), read.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal));
            Assert.Equal(file.Tensors.Count, read.Tensors.Count);
            foreach (var (expected, actual) in file.Tensors.Zip(read.Tensors))
            {
                Assert.Equal((expected.Shape.Name, expected.Type), (actual.Shape.Name, actual.Type));
                Assert.Equal(expected.Shape.Dimensions, actual.Shape.Dimensions);
                Assert.Equal(expected.Values.ToArray(), actual.Values.ToArray());
            }
        },
        iter: Iterations);

    [Fact]
    public void Read_AnyDamage_IsRefusedOrRead() => Gen.Select(AnyFile, AnyDamage.Array[1, 3]).Sample(
        (file, damage) =>
        {
            var error = Record.Exception(() => SafetensorsReader.Read(new MemoryStream(damage.Aggregate(Written(file), Apply))));
            Assert.True(error is null or InvalidDataException, error?.ToString());
        },
        iter: Iterations);

    [Fact]
    public void ReadCheckpoint_AnyDamage_IsRefusedOrChangesNothing()
    {
        var whole = SmallCheckpoint.Bytes();
        AnyDamage.Array[1, 3].Sample(
            damage =>
            {
                var error = Record.Exception(() =>
                {
                    using var again = new MemoryStream();
                    ModelFile.Write(again, ModelFile.ReadCheckpoint(new MemoryStream(damage.Aggregate(whole, Apply))));
                    Assert.Equal(whole, again.ToArray());
                });
                Assert.True(error is null or InvalidDataException, error?.ToString());
            },
            iter: Iterations);
    }

    private static SafetensorsTensor Tensor(string name, int[] dimensions, SafetensorsType type, ulong bits)
    {
        var shape = new TensorShape(name, dimensions);
        var values = new double[shape.Count];
        for (var i = 0; i < values.Length; i++)
        {
            // Every pattern of bits is a number, or not one.
            bits = (bits * 6364136223846793005) + 1442695040888963407;
            values[i] = type == SafetensorsType.F32 ? BitConverter.UInt32BitsToSingle((uint)(bits >> 32)) : BitConverter.UInt64BitsToDouble(bits);
        }

        return new SafetensorsTensor(shape, type, values);
    }

    private static byte[] Written(SafetensorsFile file)
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, file);
        return stream.ToArray();
    }

    private static byte[] Apply(byte[] bytes, (double Place, int Lost, byte[] Put) damage)
    {
        var start = (int)(damage.Place * bytes.Length);
        return [.. bytes[..start], .. damage.Put, .. bytes[Math.Min(bytes.Length, start + damage.Lost)..]];
    }
}
