import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One edit of assignments.yaml, as somebody would make it in a pull request. */
interface Edit {
  readonly before: string;
  readonly after: string;
}

/** Somebody joins, somebody leaves, somebody changes role. */
const EDITS: readonly Edit[] = [
  {
    before: "    except: [intern@contoso.com]",
    after: "    except: [intern@contoso.com, bob.ray@contoso.com]",
  },
  {
    before: "  - group: Webinar Hosts\n",
    after: "  - user: zoe.kowalczyk@contoso.com\n    role: host\n  - group: Webinar Hosts\n",
  },
  {
    before: "  - user: contractor@fabrikam.com\n",
    after: "  - user: mei.lin@contoso.com\n    role: support\n  - user: contractor@fabrikam.com\n",
  },
];

/** Changes assignments.yaml in `folder`; returns the lines that went and came, marked `-` and `+`. */
export function changeAssignments(folder: string): string[] {
  const file = join(folder, "assignments.yaml");
  let text = readFileSync(file, "utf8");
  const lines = EDITS.flatMap(({ before, after }) => {
    if (!text.includes(before)) throw new Error(`${file} has no line "${before.trim()}", which the demo would change`);
    text = text.replace(before, after);
    return marked(before, after);
  });
  writeFileSync(file, text);
  return lines;
}

function marked(before: string, after: string): string[] {
  const [old, fresh] = [before, after].map((part) => part.trimEnd().split("\n"));
  const gone = (old ?? []).filter((line) => !fresh?.includes(line)).map((line) => `-${line}`);
  const come = (fresh ?? []).filter((line) => !old?.includes(line)).map((line) => `+${line}`);
  return [...gone, ...come];
}
