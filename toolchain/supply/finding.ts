/** A known vulnerability in something that this project uses. */
export interface Finding {
  /** GHSA-… of npm's advisories, GO-… of Go's. */
  readonly id: string;
  /** The package or module, and the program where there are several. */
  readonly where: string;
  readonly title: string;
  readonly url: string;
}
