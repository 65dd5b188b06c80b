using CharRnn.Pipeline.Fuzz.Coverage;
using CharRnn.Pipeline.Fuzz.Running;

// Everything runs in a second copy of the program, whose product assemblies count their branches.
return InstrumentedContext.Run(FuzzCommand.Run, args);
