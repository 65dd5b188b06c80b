namespace CharRnn.Pipeline.Abstractions;

/// <summary>The gradient check of one tensor. r = ||a - b|| / (||a|| + ||b||) is the norm ratio of two gradients.</summary>
/// <param name="Name">U, W, V, b or c.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Checked">Elements compared: all of them.</param>
/// <param name="Zeros">Elements whose gradient is exactly zero on both sides, such as the columns of U of absent symbols.</param>
/// <param name="Max">Largest |ga - gn| / max(1e-10, |ga| + |gn|) of an element, central differences against the emitted double kernel.</param>
/// <param name="Mean">Mean of the same.</param>
/// <param name="Norm">r of the same: what the limit binds.</param>
/// <param name="Complex">r of the reference kernel's gradient against the complex step.</param>
/// <param name="Reference">r of the emitted double kernel's gradient against the reference kernel's.</param>
/// <param name="Float">r of the emitted float kernel's gradient against the emitted double kernel's.</param>
public sealed record TensorCheck(
    string Name,
    IReadOnlyList<int> Shape,
    long Checked,
    long Zeros,
    double Max,
    double Mean,
    double Norm,
    double Complex,
    double Reference,
    double Float);
