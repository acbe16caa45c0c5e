import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, CommanderError } from "commander";
import { scripts } from "../../package.json";
import type { Page } from "./pages";
import { pulumiMistake } from "./pulumi-commands";

const PROJECT = join(__dirname, "../..");

/** A command as a page tells it; `isWhole` when it stands in a block, to be typed as it is. */
export interface Written {
  readonly page: string;
  readonly line: number;
  readonly text: string;
  readonly isWhole: boolean;
}

/** The commands of `goto-access` by name. */
export type KnownCommands = ReadonlyMap<string, Command>;

const OURS = /^(npm run |npm test|npx goto-access )/;
/** Only there does the name without npx always mean the command: elsewhere it may be that of a pipeline. */
const USAGES = "docs/commands.md";

/** The commands of a page, from its blocks of shell and from code within its sentences. */
export function writtenCommands({ path, text }: Page): Written[] {
  let inBlock = false;
  let isShell = false;
  return text
    .replaceAll("\\\n", "")
    .split("\n")
    .flatMap((line, place) => {
      if (line.trimStart().startsWith("```")) {
        inBlock = !inBlock;
        isShell = inBlock && /```(sh|bash)?\s*$/.test(line);
        return [];
      }
      const texts = inBlock ? (isShell ? parts(line) : []) : spans(line);
      const ours = texts.filter((one) => OURS.test(one) || (path === USAGES && one.startsWith("goto-access ")));
      return ours.map((one) => ({ page: path, line: place + 1, text: one, isWhole: inBlock }));
    });
}

/** The commands that cli/index.ts offers, as they are declared. */
export async function knownCommands(): Promise<KnownCommands> {
  const offered = readFileSync(join(PROJECT, "cli/index.ts"), "utf8").matchAll(/typeof import\("\.\/([a-z]+)"\)/g);
  const known = new Map<string, Command>();
  for (const [, name = ""] of offered) {
    const module: Readonly<Record<string, unknown>> = await import(`../../cli/${name}/index.ts`);
    const make = module[`${name}Command`];
    if (typeof make === "function") known.set(name, make() as Command);
  }
  return known;
}

/** The commands of a line of shell, without what is only said about them. */
function parts(line: string): string[] {
  const withoutComment = line.replace(/^\$ /, "").replace(/(^|\s)# .*$/, "");
  return withoutComment.split(/\s(?:&&|\||>)\s/).map((part) => part.trim());
}

function spans(line: string): string[] {
  return [...line.matchAll(/`([^`]+)`/g)].flatMap((match) => parts(match[1] ?? ""));
}

/** What is wrong with a command; undefined when everything in it exists. */
export function mistakeIn({ text, isWhole }: Written, known: KnownCommands): string | undefined {
  const [, tool, rest = ""] = /^(npm run(?: -s| --silent)?|npm|npx goto-access|goto-access) (.*)$/.exec(text) ?? [];
  const words = wordsIn(rest);
  const [name = "", ...args] = words;
  if (name.startsWith("<") || name === "…") return undefined;
  if (tool?.endsWith("goto-access")) return commandMistake(name, args, isWhole, known);
  if (!Object.hasOwn(scripts, name)) return `no script "${name}" in package.json`;
  const given = args[0] === "--" ? args.slice(1) : args;
  return name === "pulumi" && given.length > 0 ? pulumiMistake(given) : scriptMistake(name, given);
}

/** As a shell would split it; what is in angle brackets is one word. */
function wordsIn(text: string): string[] {
  const found = text.matchAll(/'[^']*'|"[^"]*"|<[^>]*>|[^\s'"<]+(?:<[^>]*>|"[^"]*")*/g);
  return [...found].map(([word]) => word.replace(/^(['"])(.*)\1$/, "$2"));
}

function commandMistake(
  name: string,
  args: readonly string[],
  isWhole: boolean,
  known: KnownCommands,
): string | undefined {
  const command = known.get(name);
  if (command === undefined) return `no command "${name}"`;
  if (isWhole) return parseMistake(command, args);
  const options = args.map((arg) => /--[a-z-]+/.exec(arg)?.[0]).filter((option) => option !== undefined);
  const odd = options.find((option) => !command.options.some(({ long }) => long === option) && option !== "--help");
  return odd === undefined ? undefined : `unknown option ${odd} of ${name}`;
}

function parseMistake(command: Command, args: readonly string[]): string | undefined {
  const quiet = command.exitOverride().configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  try {
    quiet.action(() => undefined).parse(args, { from: "user" });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? undefined : error.message;
  }
}

/** Scripts read their options themselves, so that it only can be seen whether they know the name. */
function scriptMistake(name: string, args: readonly string[]): string | undefined {
  const file = scripts[name as keyof typeof scripts].split(" ").at(-1) ?? "";
  const folder = join(PROJECT, file.replace(/(?:\/index)?\.ts$/, ""));
  const inside = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const others = inside.filter((one) => one.isFile()).map(({ name: one }) => join(folder, one));
  const options = args.filter((arg) => arg.startsWith("--") && arg !== "--help");
  const text = [join(PROJECT, file), ...others].map((one) => readFileSync(one, "utf8")).join("\n");
  const odd = options.find((option) => !new RegExp(`${option}\\b`).test(text));
  return odd === undefined ? undefined : `no option "${odd}" of npm run ${name}`;
}
