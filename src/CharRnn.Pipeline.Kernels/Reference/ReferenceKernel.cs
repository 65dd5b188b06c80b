using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Reference;

/// <summary>The kernel that is never fast and never wrong: plain loops in double precision, for any shape on any machine.</summary>
/// <remarks>Every other kernel is tested against it. Not thread-safe. Allocates nothing after construction.</remarks>
public sealed class ReferenceKernel : IRnnKernel
{
    private readonly ReferenceNetwork<double, RealFunctions> _network;
    private readonly ReferenceTensors<double> _memory;
    private readonly double[] _hidden;

    /// <summary>Makes a kernel with zero parameters and zero hidden state.</summary>
    /// <param name="shape">The dimensions; the cell is <c>rnn</c>.</param>
    /// <param name="epsilon">AdaGrad's epsilon, above 0: what the optimiser memory starts from.</param>
    /// <param name="reason">One clause for the log: why this kernel runs.</param>
    /// <exception cref="ArgumentException">Another cell, a dimension below 1, or an epsilon that is not above 0.</exception>
    public ReferenceKernel(KernelShape shape, double epsilon = 1e-8, string reason = "plain loops in double precision")
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Cell != "rnn" || shape.Hidden < 1 || shape.Vocabulary < 1 || shape.Sequence < 1)
            throw new ArgumentException($"'{shape}' is not an rnn with m, K and T of at least 1.", nameof(shape));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);

        Info = new KernelInfo(shape, Precision.Double, KernelEngine.Reference, "scalar", reason);
        _network = new ReferenceNetwork<double, RealFunctions>(shape);
        _memory = new ReferenceTensors<double>(shape);
        _memory.Fill(epsilon);
        _hidden = new double[shape.Hidden];
    }

    /// <inheritdoc/>
    public KernelInfo Info { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TensorShape> Tensors => _memory.Shapes;

    /// <inheritdoc/>
    public void ReadHidden(Span<double> destination) => _hidden.CopyTo(destination);

    /// <inheritdoc/>
    public void WriteHidden(ReadOnlySpan<double> source)
    {
        if (source.Length != _hidden.Length)
            throw new ArgumentException($"The hidden state has {_hidden.Length} values, {source.Length} were given.", nameof(source));
        source.CopyTo(_hidden);
    }

    /// <inheritdoc/>
    public void Read(KernelBuffer buffer, string tensor, Span<double> destination, int start = 0) =>
        Elements(buffer, tensor, start, destination.Length).CopyTo(destination);

    /// <inheritdoc/>
    public void Write(KernelBuffer buffer, string tensor, ReadOnlySpan<double> source, int start = 0) =>
        source.CopyTo(Elements(buffer, tensor, start, source.Length));

    /// <inheritdoc/>
    public double Loss(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        Check(x, nameof(x));
        Check(y, nameof(y));
        _hidden.CopyTo(_network.First);
        return _network.Forward(x, y);
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        SequenceCheck.Evaluation(Info.Shape, x, y);
        _hidden.CopyTo(_network.First);
        var loss = _network.Forward(x, y);
        _network.StateAfter(x.Length).CopyTo(_hidden);
        return loss;
    }

    /// <inheritdoc/>
    public double Gradient(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        var loss = Loss(x, y);
        _network.Backward(x, y);
        return loss;
    }

    /// <inheritdoc/>
    public double Train(ReadOnlySpan<int> x, ReadOnlySpan<int> y, AdaGradStep step)
    {
        var loss = Gradient(x, y);
        _network.StateAfter(x.Length).CopyTo(_hidden);
        for (var tensor = 0; tensor < _memory.All.Length; tensor++)
            AdaGrad(_network.Parameters.All[tensor], _network.Gradients.All[tensor], _memory.All[tensor], step);
        return loss;
    }

    /// <inheritdoc/>
    public void Predict(int symbol, Span<double> scores)
    {
        CheckSymbol(symbol, nameof(symbol));
        _hidden.CopyTo(_network.First);
        _network.NextHidden(symbol, _network.First, _hidden);
        _network.Scores(_hidden, scores[..Info.Shape.Vocabulary]);
    }

    /// <summary>Holds nothing but memory.</summary>
    public void Dispose()
    {
    }

    /// <summary>g is clipped to [-Clip, Clip]; s += g*g; theta -= LearningRate * g / sqrt(s).</summary>
    private static void AdaGrad(double[] theta, double[] gradient, double[] memory, AdaGradStep step)
    {
        for (var i = 0; i < theta.Length; i++)
        {
            var g = Math.Clamp(gradient[i], -step.Clip, step.Clip);
            memory[i] += g * g;
            theta[i] -= step.LearningRate * g / Math.Sqrt(memory[i]);
        }
    }

    private Span<double> Elements(KernelBuffer buffer, string tensor, int start, int count)
    {
        var values = buffer switch
        {
            KernelBuffer.Parameters => _network.Parameters[tensor],
            KernelBuffer.Gradients => _network.Gradients[tensor],
            KernelBuffer.OptimizerMemory => _memory[tensor],
            _ => throw new ArgumentOutOfRangeException(nameof(buffer), buffer, "There is no such buffer."),
        };
        if (start < 0 || count > values.Length - start)
            throw new ArgumentException($"{tensor} has {values.Length} elements; {count} from element {start} on were asked for.", nameof(start));
        return values.AsSpan(start, count);
    }

    private void Check(ReadOnlySpan<int> symbols, string name)
    {
        if (symbols.Length != Info.Shape.Sequence)
            throw new ArgumentException($"A sequence of {Info.Shape.Sequence} symbols is expected, {symbols.Length} were given.", name);
        foreach (var symbol in symbols)
            CheckSymbol(symbol, name);
    }

    private void CheckSymbol(int symbol, string name)
    {
        if ((uint)symbol >= (uint)Info.Shape.Vocabulary)
            throw new ArgumentOutOfRangeException(name, symbol, $"Symbols run from 0 to {Info.Shape.Vocabulary - 1}.");
    }
}
