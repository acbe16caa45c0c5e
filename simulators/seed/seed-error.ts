/** Thrown when a seed cannot be used. The message is one line a problem, below a first line that names the seed. */
export class SeedError extends Error {
  override name = "SeedError";

  constructor(
    seed: string,
    /** One sentence each, beginning with the path of the value inside the seed where there is one. */
    readonly problems: readonly string[],
  ) {
    super(problems.length === 1 ? `${seed}: ${problems[0]}` : [`${seed}:`, ...problems].join("\n  "));
  }
}
