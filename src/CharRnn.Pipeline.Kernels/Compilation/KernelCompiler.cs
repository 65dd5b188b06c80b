using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using CharRnn.Pipeline.Emit.Kernels;
using CharRnn.Pipeline.Kernels.Emitted;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Kernels.Compilation;

/// <summary>
/// Makes kernels for shapes that were not emitted when the project was built: the same emitter's text, compiled in memory or taken from the
/// cache. The code goes when the compiler and all its kernels are gone.
/// </summary>
/// <param name="cache">The compiled kernels of earlier runs.</param>
/// <param name="logger">Is told of each kernel what became of it, why, and how long it took.</param>
internal sealed class KernelCompiler(KernelCache cache, ILogger logger)
{
    private readonly ConcurrentDictionary<KernelSpec, Lazy<Type>> _compiled = new();

    /// <summary>Whether this runtime can compile and load code; one that was compiled ahead of time cannot.</summary>
    public bool IsPossible { get; init; } = RuntimeFeature.IsDynamicCodeSupported;

    /// <summary>The compiled kernels of earlier runs.</summary>
    public KernelCache Cache => cache;

    /// <summary>One that compiles whatever it is asked for, and says nothing.</summary>
    public static KernelCompiler WithoutCache() => new(new KernelCache(null, NullLogger.Instance), NullLogger.Instance);

    /// <summary>The kernel class of a spec.</summary>
    /// <param name="spec">What to emit.</param>
    /// <param name="reason">Why it was not built in, for the log.</param>
    /// <exception cref="InvalidOperationException">The emitted text does not compile: a defect of the emitter; the message holds the first error.</exception>
    public Type Compile(KernelSpec spec, string reason) =>
        _compiled.GetOrAdd(spec, _ => new Lazy<Type>(() => Load(spec, TakeOrCompile(spec, reason)))).Value;

    private static Type Load(KernelSpec spec, KernelImage image)
    {
        using var stream = new MemoryStream(image.Bytes);
        var assembly = new AssemblyLoadContext(spec.TypeName, isCollectible: true).LoadFromStream(stream);
        return assembly.GetTypes().Single(type => type.IsDefined(typeof(EmittedKernelAttribute)));
    }

    private KernelImage TakeOrCompile(KernelSpec spec, string reason)
    {
        var start = Stopwatch.GetTimestamp();
        var text = KernelEmitter.Emit(spec);
        var key = KernelKey.Of(spec.TypeName, text);
        if (cache.Find(key) is { } cached)
        {
            var taken = Stopwatch.GetElapsedTime(start);
            logger.LogInformation(
                "Kernel {Kernel} taken from the cache in {Milliseconds:F0} ms, {Saved:F1} s saved: {Reason}",
                spec.TypeName, taken.TotalMilliseconds, Math.Max(0, (cached.CompileTime - taken).TotalSeconds), reason);
            return cached;
        }

        var bytes = TextCompiler.Compile(spec.TypeName, text);
        var compiled = new KernelImage(bytes, Stopwatch.GetElapsedTime(start));
        var isKept = cache.Keep(key, compiled);
        logger.LogInformation(
            "Kernel {Kernel} compiled in {Seconds:F1} s, {Kept}: {Reason}",
            spec.TypeName, compiled.CompileTime.TotalSeconds, isKept ? "kept for the next time" : "not kept", reason);
        return compiled;
    }
}
