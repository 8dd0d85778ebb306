const USUAL = 25;

/** How often to measure, as an argument says; ends the process with one line where it says no such thing. */
export function readRuns(argument: string | undefined): number {
  if (argument === undefined) return USUAL;
  const runs = Number(argument);
  if (Number.isInteger(runs) && runs > 0 && runs <= 1000) return runs;
  console.error(`the number of runs must be a whole number from 1 to 1000, not ${JSON.stringify(argument)}`);
  process.exit(2);
}
