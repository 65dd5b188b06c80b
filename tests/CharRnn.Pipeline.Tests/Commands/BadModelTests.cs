using System.Text;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Commands;

/// <summary>What <c>sample</c> and <c>score</c> refuse: each fault with its place and its cure, all at once, and nothing written.</summary>
public sealed class BadModelTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public BadModelTests()
    {
        TinyModel.Write(_workspace.PathOf("good.safetensors"), "character", "\n", "a", "b");
        _workspace.Write("text.txt", "ab\n");
    }

    [Theory]
    [InlineData("MODEL: there is no file or folder 'god.safetensors'; did you mean 'good.safetensors'?", "god.safetensors")]
    [InlineData("MODEL: there is no file or folder 'nowhere/x'; its folder does not exist either", "nowhere/x")]
    [InlineData("MODEL is empty", "")]
    [InlineData("Required argument 'MODEL' missing for command: 'sample'.")]
    [InlineData("--temperature: 0 is out of range; write a number above 0 to 100", "good.safetensors", "--temperature", "0")]
    [InlineData("--temperature: -1 is out of range; write a number above 0 to 100", "good.safetensors", "--temperature", "-1")]
    [InlineData("--temperature: 1000000000 is out of range; write a number above 0 to 100", "good.safetensors", "--temperature", "1e9")]
    [InlineData("--temperature: \"nan\" is not a number; write a number above 0 to 100", "good.safetensors", "--temperature", "nan")]
    [InlineData("--length: 0 is out of range; write a whole number from 1 to 10000000", "good.safetensors", "--length", "0")]
    [InlineData("--length: 1.5 is not a whole number; write a whole number from 1 to 10000000", "good.safetensors", "--length", "1.5")]
    [InlineData("--samples: 0 is out of range; write a whole number from 1 to 1000000", "good.safetensors", "--samples", "0")]
    [InlineData("--seed: -1 is out of range; write a whole number from 0 to 18446744073709551615", "good.safetensors", "--seed", "-1")]
    [InlineData("unknown option '--lenght'; did you mean '--length'?", "good.safetensors", "--lenght", "5")]
    [InlineData("--prime: 'X', 'é' (U+00E9) did not occur in the text: use what the model has learnt", "good.safetensors", "--prime", "aXébX")]
    public async Task Sample_BadArgument_SaysWhatIsAllowed(string message, params string[] arguments)
    {
        var result = (await _workspace.RunAsync(["sample", .. arguments])).Ended(2);

        Assert.Equal($"command line: {message}\n", result.Error);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Sample_SeveralFaults_AreToldAtOnce()
    {
        var result = (await _workspace.RunAsync("sample", "nothing", "--length", "0", "--temperature", "hot")).Ended(2);

        Assert.Equal(3, result.Error.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Sample_FolderWithoutCheckpoints_SaysSo()
    {
        Directory.CreateDirectory(_workspace.PathOf("empty"));

        var result = (await _workspace.RunAsync("sample", "empty")).Ended(2);

        Assert.Equal(
            "command line: MODEL: 'empty' has no checkpoints/best.safetensors; name a checkpoint (.safetensors), or the folder of a run that has trained\n",
            result.Error);
    }

    [Fact]
    public async Task Sample_FolderOfSeveralRuns_NamesOne()
    {
        Directory.CreateDirectory(_workspace.PathOf("runs/001/checkpoints"));
        File.Copy(_workspace.PathOf("good.safetensors"), _workspace.PathOf("runs/001/checkpoints/best.safetensors"));

        var result = (await _workspace.RunAsync("sample", "runs")).Ended(2);

        Assert.Contains(Path.Combine("runs", "001"), result.Error, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Damages() => new()
    {
        { "text", "this is no safetensors file" },
        { "cut", "the file holds" },
        { "foreign", "the file was not written by training" },
        { "tensors", "tensor 'V' is missing" },
        { "unit", "Metadata 'unit' is 'syllable'; one of character, byte, word is expected" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Sample_FileThatIsNoModel_SaysWhatIsWrong(string damage, string message)
    {
        _workspace.Write("bad.safetensors", Damaged(damage));

        var result = (await _workspace.RunAsync("sample", "bad.safetensors")).Ended(2);

        Assert.StartsWith("bad.safetensors: cannot be read as a model: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Score_BadModelAndBadText_ToldAtOnce()
    {
        _workspace.Write("bad.safetensors", "no model, but more than eight bytes");
        _workspace.Write("bad.txt", [0x61, 0xFF]);

        var result = (await _workspace.RunAsync("score", "bad.safetensors", "bad.txt")).Ended(2);

        Assert.Contains("bad.safetensors: cannot be read as a model: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("bad.txt: is not UTF-8: byte 0xFF at offset 1", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FILE: there is no file 'nothing.txt'", "nothing.txt")]
    [InlineData("FILE: 'folder' is a folder; name a file in it", "folder")]
    [InlineData("FILE is empty", "")]
    public async Task Score_BadFile_SaysSo(string message, string file)
    {
        Directory.CreateDirectory(_workspace.PathOf("folder"));

        var result = (await _workspace.RunAsync("score", "good.safetensors", file)).Ended(2);

        Assert.Equal($"command line: {message}\n", result.Error);
    }

    [Fact]
    public async Task Score_UnknownCharacters_ArePlacedAndCounted()
    {
        _workspace.Write("text.txt", "ab\naXé\r\nbXa");

        var result = (await _workspace.RunAsync("score", "good.safetensors", "text.txt")).Ended(2);

        Assert.Equal("""
            text.txt: 2 different symbols are not in the model's vocabulary of 3: remove or replace them, or train a model on a text that has them
            text.txt(2,2): 'X', 2 times in all
            text.txt(2,3): 'é' (U+00E9), once in all

            """, result.Error);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Score_OneSymbol_IsTooShort()
    {
        _workspace.Write("text.txt", "a");

        var result = (await _workspace.RunAsync("score", "good.safetensors", "text.txt")).Ended(2);

        Assert.Equal("text.txt: has 1 character symbols; at least 2 are needed, for the first one is given and not predicted\n", result.Error);
    }

    public void Dispose() => _workspace.Dispose();

    private byte[] Damaged(string damage)
    {
        // Without its checksum, which would tell of any change before anything else is looked at.
        var good = Replace(File.ReadAllBytes(_workspace.PathOf("good.safetensors")), "\"sha256\"", "\"unused\"");
        return damage switch
        {
            "text" => "A text, and a long one."u8.ToArray(),
            "cut" => good[..^10],
            "foreign" => Replace(good, "\"charrnn\"", "\"another\""),
            "tensors" => Replace(good, "\"V\"", "\"X\""),
            _ => Replace(good, "\"character\"", "\"syllable\" "),
        };
    }

    /// <summary>Replaces text of the header by text of the same length.</summary>
    private static byte[] Replace(byte[] file, string old, string by)
    {
        var text = Encoding.Latin1.GetString(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(text.Replace(old, by, StringComparison.Ordinal));
    }
}
