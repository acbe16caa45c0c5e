import { Command } from "commander";

/** How the demo was asked for. */
export interface DemoOptions {
  /** Leave simulators and stack running at the end, to play with. */
  readonly keep: boolean;
  /** Let the first run make the enterprise application from the gallery. */
  readonly fromGallery: boolean;
}

const help = `
Everything happens in a temporary folder and on simulators that listen on this machine only. Nobody real is touched, and
nothing is left behind. The first start gets the Pulumi tools, which may take some minutes (npm run setup).`;

/** Reads the command line; commander ends the process for --help and for mistakes. */
export function demoOptions(): DemoOptions {
  const program = new Command("demo")
    .description("Shows the main job: real pulumi runs against simulators of Entra and GoTo.")
    .option("--keep", "leave everything running at the end, with the environment to play on", false)
    .option("--from-gallery", "let the first run make the enterprise application (about half a minute more)", false)
    .addHelpText("after", help)
    .parse();
  return program.opts<DemoOptions>();
}
