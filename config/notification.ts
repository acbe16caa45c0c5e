import { readFiles } from "./files";
import { plainValue } from "./plain";
import { Source } from "./source";

/** Who is to be mailed when a run fails, and whether. */
export interface Notification {
  readonly notificationEmail?: string;
  readonly notifyOnFailure: boolean;
}

/**
 * What application.yaml of a folder says of notifications, whatever else is wrong with the configuration: that it cannot be
 * used is one of the failures to be told. Nobody is mailed where this very file cannot be read.
 */
export function readNotification(folder: string): Notification {
  try {
    const source = readFiles(folder, ["application"], "application").files.get("application");
    if (!(source instanceof Source)) return { notifyOnFailure: false };
    const provisioning = member(plainValue(source).value, "provisioning");
    const email = member(provisioning, "notificationEmail");
    return {
      notifyOnFailure: member(provisioning, "notifyOnFailure") === true,
      ...(typeof email === "string" ? { notificationEmail: email } : {}),
    };
  } catch {
    return { notifyOnFailure: false };
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
