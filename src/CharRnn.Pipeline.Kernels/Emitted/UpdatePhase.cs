namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>The phases of one update, in the order in which they run.</summary>
internal enum UpdatePhase
{
    /// <summary>h[t] = tanh(W h[t-1] + U[:,x[t]] + b).</summary>
    ForwardSweep,

    /// <summary>o[t] = V h[t] + c.</summary>
    OutputLayer,

    /// <summary>Softmax, loss, and g[t].</summary>
    Softmax,

    /// <summary>dh[t] = V^T g[t].</summary>
    BackProjection,

    /// <summary>da[t], from the last step to the first.</summary>
    BackwardSweep,

    /// <summary>dV and dc with AdaGrad.</summary>
    UpdateOutput,

    /// <summary>dW and db with AdaGrad, and the copy of V by columns where it is made on the way.</summary>
    UpdateRecurrence,

    /// <summary>dU with AdaGrad, for the symbols that occur.</summary>
    UpdateInput,

    /// <summary>The other copies by columns.</summary>
    Refresh,
}
