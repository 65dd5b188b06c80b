namespace CharRnn.Pipeline.Kernels.Catalog;

/// <summary>Where a kernel's compiled code is.</summary>
public enum KernelPlace
{
    /// <summary>In this program: emitted when it was built.</summary>
    BuiltIn,

    /// <summary>In the user's cache: compiled by an earlier run.</summary>
    Cached,

    /// <summary>Nowhere yet: compiled when it is needed.</summary>
    Nowhere,
}
