using System.Runtime.Versioning;
using CharRnn.Pipeline.Kernels.Compilation;
using CharRnn.Pipeline.Kernels.Tests.TestKit;

namespace CharRnn.Pipeline.Kernels.Tests.Compilation;

public sealed class KernelCacheTests : IDisposable
{
    private static readonly KernelKey Key = KernelKey.Of("Rnn_Test", "class Rnn_Test;");
    private static readonly KernelImage Image = new([.. Enumerable.Range(0, 1000).Select(i => (byte)i)], TimeSpan.FromSeconds(2.5));

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingLogger<KernelCache> _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_KeptKernel_GivesItWithTheTimeThatItTook()
    {
        Assert.True(Open().Keep(Key, Image));

        var found = Open().Find(Key);

        Assert.NotNull(found);
        Assert.Equal(Image.Bytes, found.Bytes);
        Assert.Equal(Image.CompileTime, found.CompileTime);
        Assert.Empty(_log.Entries);
        Assert.Equal(Key.FileName, Path.GetFileName(Assert.Single(_folder.Files)));
    }

    [Fact]
    public void Find_NothingKept_GivesNothingAndMakesNothing()
    {
        Assert.Null(Open().Find(Key));
        Assert.False(Directory.Exists(_folder.PathOf("cache")));
        Assert.Empty(_log.Entries);
    }

    /// <summary>Every byte counts: magic, key, hash, time and image.</summary>
    [Fact]
    public void Find_AnyByteChanged_RefusesAndSaysSo()
    {
        Open().Keep(Key, Image);
        var path = Assert.Single(_folder.Files);
        var sound = File.ReadAllBytes(path);
        for (var i = 0; i < sound.Length; i++)
        {
            var damaged = sound.ToArray();
            damaged[i] ^= 1;
            File.WriteAllBytes(path, damaged);
            Assert.Null(Open().Find(Key));
        }

        Assert.Equal(sound.Length, _log.Warnings.Count());
        Assert.All(_log.Warnings, warning => Assert.Contains("is not used", warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "it is no cached kernel")]
    [InlineData(8, "it is no cached kernel")]
    [InlineData(79, "it is no cached kernel")]
    [InlineData(80, "its content has changed: the SHA-256 does not match")]
    [InlineData(1079, "its content has changed: the SHA-256 does not match")]
    [InlineData(1081, "its content has changed: the SHA-256 does not match")]
    [InlineData(20 << 20, "it has 20,971,520 bytes; 16,777,216 are the most")]
    public void Find_FileOfAnotherLength_RefusesAndIsReplaced(int length, string reason)
    {
        var cache = Open();
        cache.Keep(Key, Image);
        var path = Assert.Single(_folder.Files);
        using (var stream = File.OpenWrite(path))
            stream.SetLength(length);

        Assert.Null(cache.Find(Key));
        Assert.Equal($"Cached kernel {path} is not used: {reason}; it is compiled again and replaced", Assert.Single(_log.Warnings));

        cache.Keep(Key, Image);
        Assert.NotNull(cache.Find(Key));
        Assert.Single(_log.Warnings);
    }

    /// <summary>The same text, built with another emitter, compiler or contract: a key of its own; renamed, it is still refused.</summary>
    [Fact]
    public void Find_KernelOfAnotherBuild_IsRefused()
    {
        var foreign = KernelKey.Of("Rnn_Test", "class Rnn_Test;", "contracts of another build\n");
        Assert.NotEqual(Key.FileName, foreign.FileName);
        var cache = Open();
        cache.Keep(foreign, Image);
        Assert.Null(cache.Find(Key));
        Assert.Empty(_log.Entries);

        File.Move(Assert.Single(_folder.Files), _folder.PathOf(Path.Combine("cache", Key.FileName)));

        Assert.Null(cache.Find(Key));
        Assert.Contains("it is of another kernel, emitter or compiler", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Keep_FolderThatCannotBe_WarnsOnceAndGoesOn()
    {
        File.WriteAllText(_folder.PathOf("cache"), "a file where the folder should be");
        var cache = Open();

        Assert.False(cache.Keep(Key, Image));
        Assert.Null(cache.Find(Key));
        Assert.False(cache.Keep(Key, Image));

        var warning = Assert.Single(_log.Warnings);
        Assert.StartsWith($"Compiled kernels are not cached: {_folder.PathOf("cache")} cannot be written: ", warning, StringComparison.Ordinal);
        Assert.EndsWith("CHARRNN_CACHE names another folder, or is off", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Keep_MoreThanTheBound_RemovesTheOldest()
    {
        var cache = Open();
        cache.Keep(Key, Image);
        File.SetLastWriteTimeUtc(Assert.Single(_folder.Files), DateTime.UtcNow.AddHours(-1));
        var abandoned = _folder.PathOf(Path.Combine("cache", Key.FileName + ".half"));
        File.WriteAllBytes(abandoned, [1]);
        File.SetLastWriteTimeUtc(abandoned, DateTime.UtcNow.AddHours(-2));
        var others = Enumerable.Range(0, KernelCache.MostEntries).Select(i => KernelKey.Of($"Rnn_{i}", "")).ToList();

        foreach (var other in others)
            cache.Keep(other, Image);

        Assert.Equal(KernelCache.MostEntries, _folder.Files.Count);
        Assert.Null(cache.Find(Key));
        Assert.All(others, other => Assert.NotNull(cache.Find(other)));
    }

    [Fact]
    public void Keep_NoFolder_KeepsNothing()
    {
        var cache = new KernelCache(null, _log);
        Assert.False(cache.Keep(Key, Image));
        Assert.Null(cache.Find(Key));
        Assert.Empty(_log.Entries);
    }

    /// <summary>Whoever can write there could have his code run here.</summary>
    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void Find_FolderThatOthersCanWrite_IsNotTrusted()
    {
        var cache = Open();
        cache.Keep(Key, Image);
        File.SetUnixFileMode(_folder.PathOf("cache"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);

        Assert.Null(cache.Find(Key));
        Assert.False(cache.Keep(Key, Image));
        Assert.Contains("other users can write to", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void Keep_NewFolder_IsTheUsersAlone()
    {
        Open().Keep(Key, Image);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.PathOf("cache")));
    }

    private KernelCache Open() => new(_folder.PathOf("cache"), _log);
}
