import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findGo, type Go } from "../go";
import { type GoModule, goModules } from "../go-modules";
import { lastLines, type Outcome, run } from "../run";
import { programFile } from "../search-path";
import type { Finding } from "./finding";
import { goFolder } from "./go-requirements";

/** What govulncheck prints, one object after the other, as far as it is read here. */
interface Message {
  readonly osv?: { readonly id: string; readonly summary: string };
  readonly finding?: { readonly osv: string; readonly trace: readonly [Frame, ...Frame[]] };
}

/** Where a finding lies; without a function it is in a module that is required, but the program does not reach it. */
interface Frame {
  readonly module: string;
  readonly version?: string;
  readonly function?: string;
}

/** Builds govulncheck from its committed checksums and asks Go's database about the three programs of Pulumi. */
export async function goFindings(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), "goto-access-govulncheck-"));
  try {
    const go = await findGo(env, folder);
    const program = join(folder, programFile("govulncheck"));
    const build = ["build", "-o", program, "golang.org/x/vuln/cmd/govulncheck"];
    succeeded(
      "building govulncheck",
      await run(go.program, build, { cwd: join(__dirname, "govulncheck"), env: go.env }),
    );
    const findings: Finding[] = [];
    for (const module of goModules) findings.push(...(await findingsOf(module, program, go)));
    return findings;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function findingsOf({ program, folder, target }: GoModule, govulncheck: string, { env }: Go): Promise<Finding[]> {
  console.error(`vulnerabilities: looking through ${program}, which takes minutes`);
  const outcome = await run(govulncheck, ["-format", "json", target], { cwd: goFolder(folder), env });
  return readGovulncheck(succeeded(`govulncheck of ${program}`, outcome), program);
}

/** Reads govulncheck's messages: what a program can reach, once for each vulnerability and module. */
export function readGovulncheck(text: string, program: string): Finding[] {
  const messages = text
    .split(/(?<=^\})\n/m)
    .filter((part) => part.trim() !== "")
    .map((part): Message => JSON.parse(part));
  const titles = new Map(messages.flatMap(({ osv }) => (osv ? [[osv.id, osv.summary]] : [])));
  const findings = messages.flatMap(({ finding }) => {
    const frame = finding?.trace[0];
    if (finding === undefined || frame?.function === undefined) return [];
    const where = `${program}: ${frame.module} ${frame.version ?? ""}`.trim();
    return [
      { id: finding.osv, where, title: titles.get(finding.osv) ?? "", url: `https://pkg.go.dev/vuln/${finding.osv}` },
    ];
  });
  return [...new Map(findings.map((one) => [`${one.id} ${one.where}`, one])).values()];
}

function succeeded(what: string, { code, output, stdout, startError }: Outcome): string {
  if (code === 0) return stdout;
  throw new Error(`${what} failed: ${startError?.message ?? lastLines(output, 3).join("\n")}`);
}
