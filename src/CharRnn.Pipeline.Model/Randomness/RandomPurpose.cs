namespace CharRnn.Pipeline.Model.Randomness;

/// <summary>What random numbers are for. Each purpose has its own stream: drawing more for one never changes another.</summary>
public enum RandomPurpose
{
    /// <summary>The initial weights.</summary>
    Weights = 0,

    /// <summary>The samples written during training.</summary>
    Samples = 1,

    /// <summary>The passage written after training.</summary>
    Passage = 2,
}
