import type { CommandWords, OptionWords, Values } from "./vocabulary";

/** Completion for fish. */
export function fishScript(commands: readonly CommandWords[]): string {
  const first = commands.map(
    ({ name, description }) => `${BEGIN} -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
  );
  return `# Completion of goto-access for fish: npx goto-access completion fish | source
${BEGIN} -f
${[...first, ...commands.flatMap(commandLines)].join("\n")}
`;
}

const BEGIN = "complete -c goto-access";

function commandLines({ name, options, argument }: CommandWords): string[] {
  const here = `${BEGIN} -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
  const after = argument === undefined || argument.kind === "free" ? [] : [`${here} ${completer(argument)}`];
  return [...options.map((option) => `${here} ${optionText(option)}`), ...after];
}

function optionText({ name, description, values }: OptionWords): string {
  const taken = values === undefined ? "" : ` ${values.kind === "file" ? "-r" : "-x"} ${completer(values)}`;
  return `-l ${name.slice(2)}${taken.trimEnd()} -d ${quoted(description)}`;
}

function completer(values: Values): string {
  if (values.kind === "words") return `-a ${quoted(values.words.join(" "))}`;
  if (values.kind === "folder") return "-a '(__fish_complete_directories)'";
  return values.kind === "file" ? "-F" : "";
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
