using CharRnn.Pipeline.Benchmarks;

return BenchmarkCommand.Invoke(args);
