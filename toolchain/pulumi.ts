import { spawn } from "node:child_process";
import { backendHint } from "./backend-hint";
import { followChild } from "./follow-child";
import { findTools, ToolchainError } from "./index";
import { lockHint } from "./lock-hint";

/** `npm run pulumi -- <args>`: runs Pulumi with the tools of this project. */
async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const tools = await findTools();
  const hint = backendHint(args, process.env);
  if (hint !== undefined) console.error(hint);
  const child = spawn(tools.pulumi, args, { stdio: "inherit", env: { ...process.env, ...tools.env } });
  const code = await followChild(child);
  const locked = code === 0 ? undefined : lockHint(process.env);
  if (locked !== undefined) console.error(locked);
  return code;
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
