using System.Globalization;

namespace CharRnn.Pipeline.Abstractions;

/// <summary>The dimensions that a kernel is emitted for.</summary>
/// <param name="Cell">The recurrent cell: <c>rnn</c>, the vanilla cell h = tanh(W h + U x + b).</param>
/// <param name="Hidden">Hidden size m.</param>
/// <param name="Vocabulary">Vocabulary size K.</param>
/// <param name="Sequence">Sequence length T, in symbols per update.</param>
public sealed record KernelShape(string Cell, int Hidden, int Vocabulary, int Sequence)
{
    /// <summary><c>rnn m=100 K=78 T=25</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cell} m={Hidden} K={Vocabulary} T={Sequence}");
}
