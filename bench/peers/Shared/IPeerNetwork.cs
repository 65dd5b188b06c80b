namespace CharRnn.Peers;

/// <summary>What the protocol asks of a network.</summary>
internal interface IPeerNetwork
{
    /// <summary>The carried hidden state becomes zero.</summary>
    void Reset();

    /// <summary>One update on the sequence that starts at a place of the text.</summary>
    /// <returns>The loss before it, in nats.</returns>
    double Update(int position);
}
