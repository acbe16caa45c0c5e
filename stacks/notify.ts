import { spawn } from "node:child_process";
import * as pulumi from "@pulumi/pulumi";
import { readNotification } from "../config";
import { activityPlace } from "../providers/activity/place";
import { markOf } from "../providers/activity/read";
import type { News } from "../providers/notify/news";
import type { Problem } from "../providers/notify/report";
import { readNotifySettings } from "../providers/notify/settings";

let tell: (news: News) => void = () => undefined;

/**
 * Begins to watch this run. Once it has ended badly, a closing message says so in short; a mail or a webhook follows when
 * somebody wants to be told, then or, when asked for, of changes. Nobody is told of a preview. Never an error: what is wrong
 * with the settings is a warning (docs/behaviour.md §12).
 */
export function watchRun(): void {
  const now = new Date();
  const folder = setting("configDir") ?? "config";
  const { settings, problems } = readNotifySettings(setting, process.env, readNotification(folder));
  for (const problem of problems) pulumi.log.warn(problem);
  tell = startWatcher();
  const place = activityPlace(setting, process.env);
  const activity = place === undefined ? {} : { activity: markOf(place, now) };
  const told = pulumi.runtime.isDryRun() ? ({ settings: {}, isPreview: true } as const) : { settings };
  tell({ kind: "start", stack: pulumi.getStack(), startedAt: now.toISOString(), ...told, ...activity });
  process.on("exit", (code) => tell({ kind: "end", code: Number(process.exitCode ?? code) }));
}

/** Something that a message about this run must say. */
export function tellProblem(problem: Problem): void {
  tell({ kind: "problem", problem });
}

/** The accounts are as far as they get in this run. */
export function tellRosterDone(): void {
  tell({ kind: "roster" });
}

/** The plain value, secret or not: it goes to the watcher and nowhere else. */
function setting(name: string): string | undefined {
  return pulumi.runtime.getConfig(`${pulumi.getProject()}:${name}`);
}

function startWatcher(): (news: News) => void {
  const child = spawn(
    process.execPath,
    ["--require", require.resolve("./typescript.cjs"), require.resolve("../providers/notify/watcher")],
    {
      // A group of its own, because an interrupt reaches the whole group of the program; stderr, because the engine waits
      // for its end (docs/adr/0014).
      detached: true,
      stdio: ["pipe", "ignore", "inherit"],
    },
  );
  child.on("error", ({ message }) => pulumi.log.warn(`Nobody is notified of this run: ${message}`));
  child.stdin.on("error", () => undefined);
  child.unref();
  return (news) => child.stdin.write(`${JSON.stringify(news)}\n`);
}
