using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Scoring;
using CharRnn.Pipeline.Model.Tests.TestKit;

namespace CharRnn.Pipeline.Model.Tests.Scoring;

public sealed class TextScorerTests
{
    private static readonly EncodedText Text = Texts.Lines(times: 2);
    private static readonly KernelShape Shape = new("rnn", Hidden: 5, Text.Vocabulary.Count, Sequence: 7);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(100)]
    public void Loss_AnyLength_IsTheSumOfSurprisesByPrediction(int symbols)
    {
        var ids = Text.Ids[..symbols].ToArray();
        using var kernel = new ReferenceKernel(Shape);
        var scorer = new TextScorer(kernel, Model());

        Assert.Equal(LossByPrediction(ids), scorer.Loss(ids), 1e-9);
    }

    [Fact]
    public void Losses_SymbolBySymbol_AddUpToTheLoss()
    {
        var ids = Text.Ids.ToArray();
        using var kernel = new ReferenceKernel(Shape);
        var scorer = new TextScorer(kernel, Model());
        var losses = new Dictionary<int, double>();

        var sum = scorer.Losses(ids, losses.Add);

        Assert.Equal(Enumerable.Range(1, ids.Length - 1), losses.Keys);
        Assert.Equal(losses.Values.Sum(), sum, 1e-9);
        Assert.Equal(scorer.Loss(ids), sum, 1e-9);
    }

    private static ModelSnapshot Model()
    {
        using var kernel = RandomKernel.Create(Shape);
        return new ModelSnapshot(Shape, Text.Unit, Text.Vocabulary, KernelTensors.Read(kernel, KernelBuffer.Parameters), Update: 1, SmoothLoss: 1);
    }

    /// <summary>-ln softmax(o)[y], from the scores that sampling uses.</summary>
    private static double LossByPrediction(int[] ids)
    {
        using var kernel = new ReferenceKernel(Shape);
        KernelTensors.Write(kernel, Model());
        var scores = new double[Shape.Vocabulary];
        var loss = 0.0;
        for (var place = 1; place < ids.Length; place++)
        {
            kernel.Predict(ids[place - 1], scores);
            loss += Math.Log(scores.Sum(Math.Exp)) - scores[ids[place]];
        }

        return loss;
    }
}
