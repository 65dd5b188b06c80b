using System.Buffers.Binary;
using System.Text;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;

namespace CharRnn.Pipeline.Model.Tests.Checkpoints;

public sealed class SafetensorsTests
{
    private const string OneTensor = """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    [Fact]
    public void WriteThenRead_BothTypes_GivesEverythingBack()
    {
        var file = new SafetensorsFile(
            [
                new(new TensorShape("m", [2, 3]), SafetensorsType.F32, new double[] { 0, -1.5, (float)0.1, float.Epsilon, float.MaxValue, -0.0 }),
                new(new TensorShape("d", [1]), SafetensorsType.F64, new[] { Math.PI }),
                new(new TensorShape("none", [0, 4]), SafetensorsType.F32, Array.Empty<double>()),
            ],
            new Dictionary<string, string> { ["b"] = "äöü \"quoted\"\n", ["a"] = "" });

        var read = SafetensorsReader.Read(Written(file));

        Assert.Equal(file.Metadata.OrderBy(pair => pair.Key), read.Metadata.OrderBy(pair => pair.Key));
        foreach (var (expected, actual) in file.Tensors.Zip(read.Tensors))
        {
            Assert.Equal(expected.Shape.Name, actual.Shape.Name);
            Assert.Equal(expected.Shape.Dimensions, actual.Shape.Dimensions);
            Assert.Equal(expected.Type, actual.Type);
            Assert.Equal(expected.Values.ToArray(), actual.Values.ToArray());
        }
    }

    [Fact]
    public void Write_OneTensor_GivesTheFormatsBytes()
    {
        var file = new SafetensorsFile(
            [new(new TensorShape("a", [2]), SafetensorsType.F32, new double[] { 1, -2 })],
            new Dictionary<string, string> { ["z"] = "2", ["k"] = "1" });

        var bytes = Written(file).ToArray();

        const string Header = """{"__metadata__":{"k":"1","z":"2"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
        var padded = (Header.Length + 7) / 8 * 8;
        Assert.Equal(padded, BinaryPrimitives.ReadInt64LittleEndian(bytes));
        Assert.Equal(Header.PadRight(padded), Encoding.UTF8.GetString(bytes, 8, padded));
        Assert.Equal([0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0], bytes[(8 + padded)..]);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", 8, "not valid JSON")]
    [InlineData("""["a"]""", 8, "does not start with '{'")]
    [InlineData("""{"a":1}""", 8, "'a' must be an object with dtype, shape, data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "'a' must be an object with dtype, shape, data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"more":1}}""", 8, "and nothing else")]
    [InlineData("""{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", 8, "'a' has elements of type I64; F32 and F64")]
    [InlineData("""{"a":{"dtype":7,"shape":[1],"data_offsets":[0,8]}}""", 8, "'a' has elements of type 7")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "'a': [-2] must be an array of whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}}""", 8, "'a': [1.5] must be an array of whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}""", 8, "'a': 2 must be an array of whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4000000000,4000000000],"data_offsets":[0,8]}}""", 8, "too many elements")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "'a': [3] F32 needs 12 bytes; the offsets give 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "'a': data_offsets must be two numbers in order")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, "'a': data_offsets must be two numbers in order")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "'a' starts at byte 4 of the data; 0 is expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12, "'b' starts at byte 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "'b' starts at byte 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "not valid JSON")]
    [InlineData("""{"__metadata__":[],"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "'__metadata__' must be an object")]
    [InlineData("""{"__metadata__":{"k":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "Metadata 'k' must be a string")]
    [InlineData(OneTensor, 7, "take 8 bytes; the file holds 7")]
    [InlineData(OneTensor, 9, "take 8 bytes; the file holds 9")]
    public void Read_MalformedFile_SaysWhatIsWrong(string header, int dataBytes, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => SafetensorsReader.Read(Raw(header.Length, header, dataBytes)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(1000L)]
    [InlineData(100_000_001L)]
    [InlineData(-1L)]
    public void Read_WrongHeaderLength_IsRefusedBeforeAnythingIsReserved(long length)
    {
        var error = Assert.Throws<InvalidDataException>(() => SafetensorsReader.Read(Raw(length, OneTensor, 8)));
        Assert.Contains("header would be", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileOfSevenBytes_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => SafetensorsReader.Read(new MemoryStream(new byte[7])));

    private static MemoryStream Written(SafetensorsFile file)
    {
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, file);
        stream.Position = 0;
        return stream;
    }

    private static MemoryStream Raw(long length, string header, int dataBytes)
    {
        var prefix = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, length);
        return new MemoryStream([.. prefix, .. Encoding.UTF8.GetBytes(header), .. new byte[dataBytes]]);
    }
}
