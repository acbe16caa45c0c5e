import { createColors } from "picocolors";
import type { DirectReport, JobReport, StatusReport } from "./model";

type Colors = ReturnType<typeof createColors>;
type Row = readonly [label: string, text: string];

const WIDTH = 16;
const FAILURES_SHOWN = 20;

/** The state as lines of label and text, each with its end. */
export function statusText(report: StatusReport, hasColors: boolean): string {
  const colors = createColors(hasColors);
  const rows = report.mode === "entra" ? jobRows(report, colors) : directRows(report, colors);
  return rows.map(([label, text]) => `${colors.bold(label.padEnd(WIDTH))} ${text}\n`).join("");
}

/** The state in one line, for where lines are added and nothing can be drawn anew. */
export function statusLine(report: StatusReport, at: Date): string {
  const rows = report.mode === "entra" ? jobRows(report, PLAIN) : directRows(report, PLAIN);
  return `${at.toISOString()}  ${rows.map(([label, text]) => `${label}: ${text}`).join("; ")}\n`;
}

const PLAIN = createColors(false);

function jobRows(report: JobReport, colors: Colors): Row[] {
  const { application, status, code, progress, synchronized, steadySince, nextRun, quarantine, escrows } = report;
  if (status === "none") return [["Provisioning", `"${application}" has no job yet; pulumi up makes it`]];
  const isRunning = progress.length > 0;
  const state = status === "on" ? colors.green("on") : colors.yellow("off");
  return [
    ["Provisioning", `${state} for "${application}" (${code})`],
    ["Current cycle", isRunning ? progress.map(progressText).join(", ") : "none runs"],
    ["Provisioned", synchronized.map(({ what, count }) => `${count} ${what}`).join(", ") || "nobody yet"],
    ...(steadySince === null ? [] : [["Steady since", moment(steadySince)] as const]),
    ["Last run", lastText(report, colors)],
    ["Next run", nextRun === null ? "not planned" : moment(nextRun)],
    ...(escrows === 0 ? [] : [["Failed", failedText(escrows)] as const]),
    ...(quarantine === null ? [] : quarantineRows(quarantine, colors)),
  ];
}

function failedText(count: number): string {
  return `${count === 1 ? "1 person" : `${count} people`}, tried again ever more rarely (goto-access activity --failed)`;
}

function progressText({ completed, total, units }: JobReport["progress"][number]): string {
  return `${completed} of ${total} ${units}`.trim();
}

function lastText({ lastRun }: JobReport, colors: Colors): string {
  if (lastRun === null) return "there was none";
  const { began, ended, state, error, counts } = lastRun;
  const shown = state === "Succeeded" ? colors.green(state) : colors.red(state);
  const numbers = Object.entries(counts).filter(([, count]) => count > 0);
  const told = numbers.map(([name, count]) => `${count} ${name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase()}`);
  const times = `${began === null ? "?" : moment(began)} – ${ended === null ? "?" : moment(ended)}`;
  return [`${shown}, ${times}`, ...told, ...(error === null ? [] : [error])].join("; ");
}

function quarantineRows(quarantine: NonNullable<JobReport["quarantine"]>, colors: Colors): Row[] {
  const { reason, message, since, nextAttempt, remedy } = quarantine;
  const from = since === null ? "" : `, since ${moment(since)}`;
  const next = nextAttempt === null ? "" : `, tried again ${moment(nextAttempt)}`;
  return [
    ["Quarantine", colors.red(`${reason}${from}${next}`)],
    ...(message === null ? [] : [["", message] as const]),
    ["What to do", remedy],
  ];
}

function directRows({ log, lastRun }: DirectReport, colors: Colors): Row[] {
  const unused: Row = ["Provisioning", "by goto-access itself (mode direct); Entra's service is not used"];
  if (log === null) return [unused, ["Last run", "not known: the activity log is off"]];
  if (lastRun === null) return [unused, ["Last run", "nothing was written yet"]];
  const { began, ended, created, updated, suspended, deleted, failures } = lastRun;
  const counts = `${created} created, ${updated} updated, ${suspended} suspended, ${deleted} deleted`;
  const failed = failures.length === 0 ? colors.green("none failed") : colors.red(`${failures.length} failed`);
  const shown = failures
    .slice(0, FAILURES_SHOWN)
    .map(({ person, step, reason }) => ["", `${person} (${step}): ${reason}`] as const);
  return [
    unused,
    ["Last run", `${moment(began)} – ${moment(ended)}, the last that wrote something`],
    ["", `${counts}; ${failed}`],
    ...shown,
    ...(failures.length > FAILURES_SHOWN ? [["", `… and ${failures.length - FAILURES_SHOWN} more`] as const] : []),
  ];
}

/** `2026-11-25 09:15 UTC`. */
function moment(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
