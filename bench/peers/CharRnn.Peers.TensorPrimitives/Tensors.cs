namespace CharRnn.Peers.TensorPrimitivesPeer;

/// <summary>U transposed, W, V, b and c in one array, so that AdaGrad is one sweep.</summary>
internal sealed class Tensors(int m, int k)
{
    private readonly int _w = k * m;
    private readonly int _v = k * m + m * m;
    private readonly int _b = 2 * k * m + m * m;
    private readonly int _c = 2 * k * m + m * m + m;

    public float[] All { get; } = new float[2 * k * m + m * m + m + k];

    public Span<float> W => All.AsSpan(_w, m * m);

    public Span<float> V => All.AsSpan(_v, k * m);

    public Span<float> B => All.AsSpan(_b, m);

    public Span<float> C => All.AsSpan(_c, k);

    /// <summary>The initial weights, in single precision.</summary>
    public static Tensors From(PeerInput input)
    {
        var tensors = new Tensors(input.Hidden, input.Vocabulary);
        for (var i = 0; i < input.Hidden; i++)
        {
            for (var x = 0; x < input.Vocabulary; x++)
                tensors.InputColumn(x)[i] = (float)input.Weights[i * input.Vocabulary + x];
        }

        for (var i = tensors._w; i < tensors.All.Length; i++)
            tensors.All[i] = (float)input.Weights[i];
        return tensors;
    }

    /// <summary>The column of U for a symbol.</summary>
    public Span<float> InputColumn(int symbol) => All.AsSpan(symbol * m, m);
}
