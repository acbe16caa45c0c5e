/** The commands of Pulumi that the pages name, with the options that they use (`pulumi <command> --help` has them all). */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  cancel: ["--yes"],
  "config get": [],
  "config rm": ["--path"],
  "config set": ["--secret", "--path"],
  config: ["--json", "--show-secrets"],
  destroy: ["--yes"],
  login: ["--local"],
  preview: ["--diff", "--expect-no-changes", "--refresh", "--json", "--show-sames", "--suppress-outputs"],
  refresh: ["--yes", "--clear-pending-creates"],
  "stack change-secrets-provider": [],
  "stack export": ["--file"],
  "stack import": ["--file"],
  "stack init": ["--secrets-provider"],
  "stack ls": [],
  "stack output": ["--json"],
  "stack rm": ["--force"],
  "stack select": [],
  "stack tag get": [],
  "stack tag ls": [],
  "stack tag rm": [],
  "stack tag set": [],
  up: ["--yes", "--refresh", "--skip-preview", "--diff"],
};

/** Of every command. */
const ANYWHERE = ["--stack", "--non-interactive", "--help", "--cwd"];

/** What is wrong with the words after `pulumi`; undefined when they are known. */
export function pulumiMistake(words: readonly string[]): string | undefined {
  const [first = "", second = ""] = words;
  const isGroup = Object.keys(COMMANDS).some((name) => name.startsWith(`${first} `));
  if (isGroup && /^[a-z]/.test(second) && nameIn(words) === nameIn([first])) {
    return `no command "${second}" of pulumi ${first}`;
  }
  const name = nameIn(words);
  if (name === undefined) return `no command "${first}" of Pulumi`;
  const options = words.filter((word) => word.startsWith("--")).map((word) => word.split("=")[0] ?? "");
  const odd = options.find((option) => !COMMANDS[name]?.includes(option) && !ANYWHERE.includes(option));
  return odd === undefined ? undefined : `no option "${odd}" of pulumi ${name}`;
}

/** The longest name of a command that the words begin with. */
function nameIn(words: readonly string[]): string | undefined {
  const names = [3, 2, 1].map((count) => words.slice(0, count).join(" "));
  return names.find((name) => Object.hasOwn(COMMANDS, name));
}
