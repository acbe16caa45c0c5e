import type { Surroundings } from "../../cli/surroundings";

/** How a command without services ended and what it printed. */
interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Surroundings of a command that asks no service, and what comes of it. */
export function quietHere(cwd: string, changes: Partial<Surroundings> = {}): { here: Surroundings; ended: Ended } {
  const ended: Ended = { code: 0, out: "", err: "" };
  const here: Surroundings = {
    env: {},
    cwd,
    now: () => new Date("2026-11-24T12:00:00Z"),
    print: (text) => {
      ended.out += text;
    },
    say: (line) => {
      ended.err += `${line}\n`;
    },
    isScreen: false,
    hasColors: false,
    exit: (code) => {
      ended.code = code;
    },
    onInterrupt: () => undefined,
    pause: async () => true,
    pulumi: () => Promise.reject(new Error("Pulumi is not asked in this test")),
    ...changes,
  };
  return { here, ended };
}
