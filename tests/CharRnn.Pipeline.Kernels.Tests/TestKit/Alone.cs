namespace CharRnn.Pipeline.Kernels.Tests.TestKit;

/// <summary>Tests that look at the whole process, or at the clock: no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
