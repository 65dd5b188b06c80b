using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using CharRnn.Pipeline.Benchmarks.Contenders;

namespace CharRnn.Pipeline.Benchmarks.Peers;

/// <summary>A peer's process at the other end of two pipes.</summary>
/// <remarks>
/// The process says its version in a line and the losses of its first updates, a line each; then it answers every line <c>run N</c> with the
/// microseconds that N updates took, and ends with its input.
/// </remarks>
internal sealed class PeerContender : IContender
{
    private static readonly TimeSpan PatienceForAnswer = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PatienceForEnd = TimeSpan.FromSeconds(5);

    // Libraries with threads of their own are held to one.
    private static readonly string[] ThreadVariables = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"];

    private readonly Process _process;
    private readonly Task<string> _complaints;

    /// <summary>Starts the process and waits for its first line.</summary>
    /// <exception cref="ContenderUnavailableException">There is no such program, or it ended without a word.</exception>
    public PeerContender(Peer peer, string inputFolder)
    {
        (Name, Tolerance) = (peer.Name, peer.Tolerance);
        _process = Start(peer.Command(), inputFolder);
        _complaints = _process.StandardError.ReadToEndAsync();
        try
        {
            Details = ReadLine();
        }
        catch (ContenderUnavailableException)
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Details { get; }

    /// <inheritdoc/>
    public double Tolerance { get; }

    /// <inheritdoc/>
    public int Threads => 1;

    /// <inheritdoc/>
    public bool IsOurs => false;

    /// <inheritdoc/>
    public IReadOnlyList<double> FirstLosses() => [.. Enumerable.Range(0, LossCheck.Updates).Select(_ => ReadNumber())];

    /// <inheritdoc/>
    public double Run(int updates)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"run {updates}"));
        _process.StandardInput.Flush();
        return ReadNumber();
    }

    /// <summary>Ends the input, which ends the process; one that stays is stopped.</summary>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process has gone before us.
        }

        if (!_process.WaitForExit(PatienceForEnd))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static Process Start(PeerCommand command, string inputFolder)
    {
        var start = new ProcessStartInfo(command.Program, [.. command.Arguments, inputFolder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in ThreadVariables)
            start.Environment[variable] = "1";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ContenderUnavailableException($"{command.Program}: not found", e);
        }
    }

    private double ReadNumber()
    {
        var line = ReadLine();
        return double.TryParse(line, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ContenderUnavailableException($"'{line}' is not a number");
    }

    private string ReadLine()
    {
        var line = _process.StandardOutput.ReadLineAsync();
        return line.Wait(PatienceForAnswer)
            ? line.Result ?? throw new ContenderUnavailableException(LastWords())
            : throw new ContenderUnavailableException($"no answer for {PatienceForAnswer.TotalSeconds} s");
    }

    private string LastWords()
    {
        var lines = _complaints.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length > 0 ? lines[^1] : "ended without a word";
    }
}
