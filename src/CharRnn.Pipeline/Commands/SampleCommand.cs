using System.CommandLine;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Model.Randomness;
using CharRnn.Pipeline.Model.Sampling;
using CharRnn.Pipeline.Stages.Sample;

namespace CharRnn.Pipeline.Commands;

/// <summary><c>charrnn sample</c>: lets a trained model write.</summary>
internal static class SampleCommand
{
    private const string Examples = """
          charrnn sample runs/clockmaker/001                       the best model of a run writes 1,000 characters
          charrnn sample runs/clockmaker/001 --prime "The sea" --temperature 0.7
          charrnn sample model.safetensors --length 100000 --seed 7 > passage.txt
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var model = ModelArgument.Create();
        var command = new ExplainedCommand("sample", "Lets a trained model write, to standard output as it goes.", Examples) { model };
        var options = new RecordOptions<SampleOptions>(command);
        var repetition = new RecordOptions<SampleRepetition>(command);
        command.SetAction(result => Run(result.GetValue(model)!, options.Read(result), repetition.Read(result)));
        return command;
    }

    private static void Run(string path, SampleOptions options, SampleRepetition repetition)
    {
        var problems = new ProblemList();
        var model = ModelArgument.Read(path, problems);
        problems.ThrowIfAny();
        var request = new PassageRequest(Prime(model!, options.Prime ?? ""), options.Length, options.Temperature);

        using var kernel = KernelFactory.Create(model!.Shape);
        var writer = new PassageWriter(kernel, model);
        var random = RandomStreams.Create(repetition.Seed, RandomPurpose.Passage);
        StandardOutput.Write(output =>
        {
            for (var sample = 1; sample <= repetition.Samples; sample++)
            {
                if (repetition.Samples > 1)
                    output.WriteLine($"--- {sample} of {repetition.Samples} ---");
                writer.WriteTo(output, request, random, CancellationToken.None);

                // A file gets the passage to the byte; a prompt and another passage need a line of their own.
                if (repetition.Samples > 1 || !Console.IsOutputRedirected)
                    output.WriteLine();
            }
        });
    }

    private static int[] Prime(ModelSnapshot model, string text)
    {
        var prime = new SymbolText(model.Unit, model.Vocabulary).Encode(text);
        return prime.Unknown.Count == 0
            ? prime.Ids
            : throw new PipelineConfigurationException(
                new ConfigurationProblem(CommandLineProblems.Place, "--prime", UnknownSymbols.InPrime(prime.Unknown)));
    }
}
