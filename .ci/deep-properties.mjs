/** Twenty times fast-check's default; a property that names its own number of runs keeps it. */
import fc from "fast-check";

fc.configureGlobal({ numRuns: 2_000 });
