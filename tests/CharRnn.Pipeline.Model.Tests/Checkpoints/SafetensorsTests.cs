using System.Buffers.Binary;
using System.Text;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;

namespace CharRnn.Pipeline.Model.Tests.Checkpoints;

public sealed class SafetensorsTests
{
    private const int MostBytesAByte = 40;
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
    [InlineData("a", 2, "b", 2, null)]
    [InlineData("a", 2, "a", 2, "The name 'a' is taken.")]
    [InlineData("a", 2, "__metadata__", 2, "The name '__metadata__' is taken.")]
    [InlineData("a", 2, "b", 3, "Tensor 'b' has 3 values; 2 are expected.")]
    public void Write_WhatCouldNotBeRead_Throws(string name, int values, string otherName, int otherValues, string? message)
    {
        SafetensorsTensor[] tensors =
        [
            new(new TensorShape(name, [2]), SafetensorsType.F32, new double[values]),
            new(new TensorShape(otherName, [2]), SafetensorsType.F32, new double[otherValues]),
        ];

        var error = Record.Exception(() => Written(new SafetensorsFile(tensors, new Dictionary<string, string>())));

        Assert.Equal(message is null ? null : $"{message} (Parameter 'file')", (error as ArgumentException)?.Message);
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
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "'a' stands twice in the header")]
    [InlineData("""{"__metadata__":[],"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "'__metadata__' must be an object")]
    [InlineData("""{"__metadata__":{"k":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "Metadata 'k' must be a string")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "'k' stands twice in the metadata")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "'__metadata__' stands twice in the header")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "and nothing else")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","data_offsets":[0,8]}}""", 8, "and nothing else")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[2]],"data_offsets":[0,8]}}""", 8, "not valid JSON of at most 3 levels: it breaks off at line 1, byte 30.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0,9223372036854775807],"data_offsets":[0,0]}}""", 0, "too many elements")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0,18446744073709551616],"data_offsets":[0,0]}}""", 0, "must be an array of whole numbers")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[9223372036854775800,9223372036854775807]}}""", 8, "needs 8 bytes; the offsets give 7")]
    [InlineData("""{"a":{"dtype":"F64","shape":[134217728],"data_offsets":[0,1073741824]}}""", 8, "take 1073741824 bytes; the file holds 8")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "a string that is no text")]
    [InlineData("""{"a":{"dtype":"\ud800","shape":[2],"data_offsets":[0,8]}}""", 8, "a string that is no text")]
    [InlineData("{\"\u0007\":1}", 8, "not valid JSON")]
    [InlineData("""{"\u0007":1}""", 8, "'\\u0007' must be an object")]
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
    public void Read_HeaderThatIsNotUtf8_IsRefused()
    {
        var bytes = Raw(OneTensor.Length, OneTensor, 8).ToArray();
        bytes[sizeof(long) + 2] = 0xFF;
        var error = Assert.Throws<InvalidDataException>(() => SafetensorsReader.Read(new MemoryStream(bytes)));
        Assert.Equal("The header is not UTF-8.", error.Message);
    }

    [Theory]
    [InlineData(SafetensorsReader.MaximumDimensions, null)]
    [InlineData(SafetensorsReader.MaximumDimensions + 1, "'a': an array of 65 numbers; 64 are the most.")]
    [InlineData(1_000_000, "'a': an array of 1000000 numbers; 64 are the most.")]
    public void Read_ManyDimensions_HaveALimit(int count, string? message)
    {
        var header = OneTensor.Replace("[2]", $"[{string.Join(',', Enumerable.Repeat(1, count))}]", StringComparison.Ordinal)
            .Replace("[0,8]", "[0,4]", StringComparison.Ordinal);

        var error = Record.Exception(() => SafetensorsReader.Read(Raw(header.Length, header, 4)));

        Assert.Equal(message is null ? null : "Tensor " + message, (error as InvalidDataException)?.Message);
    }

    [Fact]
    public void Read_ManyTensorsWithoutElements_KeepTheOrderWritten()
    {
        var names = Enumerable.Range(0, 100).Select(number => $"{number * 37 % 100}").ToArray();
        var header = $"{{{string.Join(',', names.Select(name => $"\"{name}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"))}}}";

        Assert.Equal(names, SafetensorsReader.Read(Raw(header.Length, header, 0)).Tensors.Select(tensor => tensor.Shape.Name));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F64","shape":[134217728],"data_offsets":[0,1073741824]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1152921504606846976],"data_offsets":[0,4611686018427387904]}}""")]
    public void Read_HeaderThatClaimsMuch_ReservesLittle(string header)
    {
        var stream = Raw(header.Length, header, 8);
        Assert.Throws<InvalidDataException>(() => SafetensorsReader.Read(stream));
        stream.Position = 0;

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => SafetensorsReader.Read(stream));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Theory]
    [InlineData("{%}", "\"#\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}")]
    [InlineData("{\"__metadata__\":{%}}", "\"#\":\"\"")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[%],\"data_offsets\":[0,0]}}", "1")]
    [InlineData("{%}", "\"#\":0")]
    [InlineData("{\"a\":{%}}", "\"#\":[]")]
    [InlineData("{\"a\":{\"dtype\":\"%\"}}", "#")]
    public void Read_LargeHeader_TakesMemoryByItsSize(string frame, string item)
    {
        var items = Enumerable.Range(0, 50_000).Select(number => item.Replace("#", $"{number:x}", StringComparison.Ordinal));
        var header = frame.Replace("%", string.Join(',', items), StringComparison.Ordinal);
        var stream = Raw(header.Length, header, 0);

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Record.Exception(() => SafetensorsReader.Read(stream));

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / stream.Length, 0, MostBytesAByte);
    }

    [Fact]
    public void Read_StreamWithoutLength_IsRefused()
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream();
        var error = Assert.Throws<InvalidDataException>(() => SafetensorsReader.Read(pipe));
        Assert.Contains("a file is expected", error.Message, StringComparison.Ordinal);
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
