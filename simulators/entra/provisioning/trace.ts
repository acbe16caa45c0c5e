import type { Json, JsonObject } from "../fields";
import type { Change } from "./attribute-flow";

/** What the log calls an action (docs/services/entra-graph.md §7). */
export type Action = "create" | "update" | "disable" | "delete" | "stagedDelete" | "other";

/** The phases of one attempt, in the words of the log. */
export type StepType = "import" | "scoping" | "matching" | "processing" | "referenceResolution" | "export";

/** What happened to one user or group in one attempt; becomes a row of the provisioning log. */
export class Trace {
  action: Action = "other";
  status: "success" | "failure" | "skipped" = "skipped";
  targetId: string | undefined;
  /** Requests that wrote to the target and succeeded. */
  exports = 0;
  error: { readonly code: string; readonly message: string } | undefined;
  readonly steps: JsonObject[] = [];
  readonly modified: JsonObject[] = [];

  step(name: string, provisioningStepType: StepType, status: string, description: string): void {
    this.steps.push({ name, provisioningStepType, status, description, details: {} });
  }

  /** Nothing was to be done. */
  skip(code: string, why: string): void {
    this.step("EntryExport", "export", "skipped", why);
    this.error = { code, message: why };
  }

  /** The target took a change. */
  exported(action: Action, name: string, description: string): void {
    this.action = action;
    this.status = "success";
    this.exports += 1;
    this.step(name, "export", "success", description);
  }

  /** The attempt failed with what was under way. */
  failed(code: string, message: string): void {
    this.status = "failure";
    this.error = { code, message };
    this.step("EntryExport", "export", "failure", message);
  }

  change({ operation, old }: Change): void {
    this.modify(operation.path, old, operation.value ?? null);
  }

  modify(displayName: string, oldValue: Json, newValue: Json): void {
    this.modified.push({ displayName, oldValue: shown(oldValue), newValue: shown(newValue) });
  }
}

function shown(value: Json): string | null {
  if (value === null || typeof value === "string") return value;
  return JSON.stringify(value);
}
