import { cpus, totalmem } from "node:os";
import type { Tools } from "../../toolchain";

/** On what was measured; nothing of it tells whose machine it is. */
export interface Machine {
  readonly cores: number;
  readonly memoryGib: number;
  readonly node: string;
  readonly pulumi: string;
  readonly system: string;
}

/** This machine. */
export function machineWith({ versions }: Tools): Machine {
  return {
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    pulumi: versions.pulumi,
    system: `${process.platform} ${process.arch}`,
  };
}

/** The same as a sentence's part. */
export function machineText({ cores, memoryGib, node, pulumi, system }: Machine): string {
  return `${cores} cores, ${memoryGib} GiB of memory, ${system}, Node ${node}, Pulumi ${pulumi}`;
}
