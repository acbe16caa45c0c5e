import { spawn } from "node:child_process";
import { followChild } from "./follow-child";
import { findTools, ToolchainError } from "./index";

/** `npm run pulumi -- <args>`: runs Pulumi with the tools of this project. */
async function main(): Promise<number> {
  const tools = await findTools();
  const child = spawn(tools.pulumi, process.argv.slice(2), { stdio: "inherit", env: { ...process.env, ...tools.env } });
  return await followChild(child);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof ToolchainError ? error.message : error);
    process.exitCode = 1;
  },
);
