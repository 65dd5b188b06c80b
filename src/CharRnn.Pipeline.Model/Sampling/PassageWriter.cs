using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Model.Sampling;

/// <summary>Lets a trained model write passages.</summary>
public sealed class PassageWriter
{
    private const string LineEnd = "\n";

    private readonly IRnnKernel _kernel;
    private readonly ModelSnapshot _model;
    private readonly SymbolText _symbols;
    private readonly double[] _zero;

    /// <summary>Gives a kernel the weights of a model.</summary>
    /// <param name="kernel">A kernel of the model's shape.</param>
    /// <param name="model">The model.</param>
    public PassageWriter(IRnnKernel kernel, ModelSnapshot model)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(model);
        (_kernel, _model) = (kernel, model);
        _symbols = new SymbolText(model.Unit, model.Vocabulary);
        _zero = new double[model.Shape.Hidden];
        KernelTensors.Write(kernel, model);
    }

    /// <summary>Writes a passage, starting from a zero hidden state.</summary>
    /// <param name="request">Beginning, length and temperature.</param>
    /// <param name="random">Gives one number a symbol.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public Passage Write(PassageRequest request, Xoshiro256 random, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var text = new StringWriter();
        WriteTo(text, request, random, cancellation);
        return new Passage(text.ToString(), request.Temperature, _model.Update, _model.SmoothLoss);
    }

    /// <summary>Writes a passage symbol by symbol, as they are drawn. Allocates nothing a symbol.</summary>
    /// <inheritdoc cref="Write"/>
    public void WriteTo(TextWriter output, PassageRequest request, Xoshiro256 random, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        _kernel.WriteHidden(_zero);
        var joiner = _symbols.JoinTo(output);
        foreach (var id in request.Prime)
            joiner.Add(_model.Vocabulary[id]);

        IReadOnlyList<int> start = request.Prime.Count > 0 ? request.Prime : [StartSymbol()];
        var sampler = new Sampler(_kernel, random);
        sampler.Feed(start.SkipLast(1));
        var symbol = start[^1];
        for (var i = 0; i < request.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            symbol = sampler.Next(symbol, request.Temperature);
            joiner.Add(_model.Vocabulary[symbol]);
        }

        joiner.End();
    }

    private int StartSymbol() => _model.Vocabulary.TryGetId(LineEnd, out var id) ? id : 0;
}
