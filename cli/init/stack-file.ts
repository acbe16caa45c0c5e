import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { UsageError } from "../ended";
import type { Answers } from "./answers";
import { scalar } from "./scalar";

/**
 * The text of `Pulumi.<stack>.yaml` with all settings that are no secret. Of a file that is there, everything else stays:
 * without its salt or key, the secrets in it could never be read again. Throws a UsageError where it is no YAML.
 */
export function stackFile(path: string, answers: Answers, configDir: string | undefined): string {
  const settings = {
    "azuread:tenantId": answers.tenant,
    "azuread:clientId": answers.clientId,
    "goto-access:gotoClientId": answers.gotoClientId,
    ...(configDir === undefined ? {} : { "goto-access:configDir": configDir }),
  };
  const present = presentText(path);
  if (present === undefined) return newFile(settings);
  const document = parseDocument(present);
  if (document.errors.length > 0) throw new UsageError(`Nothing was written: ${path} is not YAML. Mend or remove it.`);
  for (const [name, value] of Object.entries(settings)) document.setIn(["config", name], value);
  return document.toString({ lineWidth: 0 });
}

function presentText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function newFile(settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).map(([name, value]) => `  ${name}: ${scalar(value)}\n`);
  return `# Settings of the stack. Secrets are set by \`pulumi config set --secret\`, which encrypts them.\nconfig:\n${lines.join("")}`;
}
