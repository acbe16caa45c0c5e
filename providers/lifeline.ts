import { connect } from "node:net";

/** To be called before anything is written; comes back only while somebody is there for whom to write. */
export type Lifeline = () => Promise<void>;

const PERIOD_MS = 2_000;

let lifeline: Lifeline | undefined;

/**
 * The lifeline of the process of a dynamic provider to the engine that has started it: when the engine is gone, the process
 * ends, at the next write at the latest. Left alone it would go on to the end of its run, beside the run that follows
 * (docs/adr/0020). Undefined in any other process.
 */
export function engineLifeline(argv: readonly string[] = process.argv): Lifeline | undefined {
  const port = /dynamic-provider/.test(argv[1] ?? "") ? /^127\.0\.0\.1:(\d+)$/.exec(argv[2] ?? "")?.[1] : undefined;
  if (port === undefined) return undefined;
  lifeline ??= holdTo(Number(port));
  return lifeline;
}

function holdTo(port: number): Lifeline {
  // Nobody reads what is printed any more; what Pulumi prints about that would fail again, without end.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => process.exit(1));
  const check = async () => {
    if (!(await isListening(port))) process.exit(1);
  };
  setInterval(() => void check(), PERIOD_MS).unref();
  return check;
}

/** Only a refusal says that nobody listens; a machine that is short of sockets says nothing about the engine. */
function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("error", (error: NodeJS.ErrnoException) => end(error.code !== "ECONNREFUSED"));
  });
}
