using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>A kernel that passes everything on; tests override what they want to go wrong.</summary>
internal class DelegatingKernel(IRnnKernel inner) : IRnnKernel
{
    public virtual KernelInfo Info => inner.Info;

    public IReadOnlyList<TensorShape> Tensors => inner.Tensors;

    public void ReadHidden(Span<double> destination) => inner.ReadHidden(destination);

    public void WriteHidden(ReadOnlySpan<double> source) => inner.WriteHidden(source);

    public virtual void Read(KernelBuffer buffer, string tensor, Span<double> destination, int start = 0) =>
        inner.Read(buffer, tensor, destination, start);

    public virtual void Write(KernelBuffer buffer, string tensor, ReadOnlySpan<double> source, int start = 0) =>
        inner.Write(buffer, tensor, source, start);

    public double Loss(ReadOnlySpan<int> x, ReadOnlySpan<int> y) => inner.Loss(x, y);

    public double Evaluate(ReadOnlySpan<int> x, ReadOnlySpan<int> y) => inner.Evaluate(x, y);

    public double Gradient(ReadOnlySpan<int> x, ReadOnlySpan<int> y) => inner.Gradient(x, y);

    public virtual double Train(ReadOnlySpan<int> x, ReadOnlySpan<int> y, AdaGradStep step) => inner.Train(x, y, step);

    public void Predict(int symbol, Span<double> scores) => inner.Predict(symbol, scores);

    public void Dispose() => inner.Dispose();
}
