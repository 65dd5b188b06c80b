namespace CharRnn.Pipeline.Stages.Report.Advice;

/// <summary>Looks at a run for one thing that could be better.</summary>
internal interface IAdviceRule
{
    /// <summary>The suggestion, when the run gives cause for it.</summary>
    Suggestion? Judge(RunSignals run);
}
