import type { CommandWords, OptionWords, Values } from "./vocabulary";

/** Completion for zsh, to be sourced or to be put as \`_goto-access\` into a folder of \`fpath\`. */
export function zshScript(commands: readonly CommandWords[]): string {
  const described = [...commands, { name: "help", description: "show what a command does" }];
  return `#compdef goto-access
# Completion of goto-access for zsh: source <(npx goto-access completion zsh)
_goto_access() {
  local -a commands
  commands=(
${described.map(({ name, description }) => `    ${quoted(`${name}:${description.replaceAll(":", "\\:")}`)}`).join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join("\n")}
    help) _describe command commands ;;
  esac
}
if [[ $funcstack[1] == _goto-access ]]; then
  _goto_access "$@"
else
  compdef _goto_access goto-access
fi
`;
}

function commandCase({ name, options, argument }: CommandWords): string {
  const specs = [...options.map(optionSpec), ...(argument === undefined ? [] : [`*:argument:${action(argument)}`])];
  return [
    `    ${name})`,
    "      _arguments \\",
    `${specs.map((spec) => `        ${quoted(spec)}`).join(" \\\n")}`,
    "      ;;",
  ].join("\n");
}

function optionSpec({ name, description, values }: OptionWords): string {
  const told = `[${description.replace(/[\\[\]:]/g, "\\$&")}]`;
  return values === undefined ? `${name}${told}` : `${name}=${told}:value:${action(values)}`;
}

function action(values: Values): string {
  if (values.kind === "words") return `(${values.words.join(" ")})`;
  if (values.kind === "free") return " ";
  return values.kind === "file" ? "_files" : "_files -/";
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
