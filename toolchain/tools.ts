/** The three ways to the Pulumi tools, in the order in which they are tried. */
export const ways = ["path", "download", "build"] as const;

/** One of the three ways, as written in GOTO_ACCESS_TOOLS. */
export type Way = (typeof ways)[number];

/** The programs that were found and what a child process needs to use them. */
export interface Tools {
  way: "path" | "download" | "built";
  /** The pulumi program, as an absolute path. */
  pulumi: string;
  versions: { pulumi: string; azuread: string };
  /** Each program with its absolute path. */
  programs: { pulumi: string; languageHost: string; azuread: string };
  /** To be laid over `process.env`: PATH and a few settings of Pulumi. */
  env: Record<string, string>;
}

/** One way to the tools. */
export interface Source {
  way: Way;
  /** What is usable at once, without network or work; `undefined` when nothing is, a WayFailed when it is known why. */
  ready(): Promise<Tools | undefined>;
  /** Downloads or builds what is missing; throws WayFailed. */
  obtain(): Promise<Tools>;
}

/** Why one way did not lead to the tools; the search goes on with the next. */
export class WayFailed extends Error {
  constructor(
    reason: string,
    /** What a person can do so that this way works next time. */
    readonly remedy?: string,
  ) {
    super(reason);
    this.name = "WayFailed";
  }
}
