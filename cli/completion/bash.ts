import type { CommandWords, Values } from "./vocabulary";

/** Completion for bash, from version 3.2 on, without the package bash-completion. */
export function bashScript(commands: readonly CommandWords[]): string {
  const names = [...commands.map(({ name }) => name), "help", "--help"];
  return `# Completion of goto-access for bash: source <(npx goto-access completion bash)
_goto_access() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  # Bash parts --option=value into three words.
  if [[ "$cur" == "=" ]]; then cur=""; elif [[ "$prev" == "=" ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  COMPREPLY=()
  if (( COMP_CWORD == 1 )); then
    _goto_access_words "${names.join(" ")}"
    return
  fi
  case "\${COMP_WORDS[1]} $prev" in
${commands.flatMap(optionCases).join("\n")}
  esac
  case "\${COMP_WORDS[1]}" in
${commands.map(commandCase).join("\n")}
    help) _goto_access_words "${commands.map(({ name }) => name).join(" ")}" ;;
  esac
}
_goto_access_words() { COMPREPLY=($(compgen -W "$1" -- "$cur")); }
_goto_access_paths() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen "$1" -- "$cur"))
  compopt -o filenames 2>/dev/null
}
_goto_access_argument() { if [[ "$cur" == -* ]]; then _goto_access_words "$1"; else "\${@:2}"; fi; }
complete -F _goto_access goto-access
`;
}

function optionCases({ name, options }: CommandWords): string[] {
  return options.flatMap(({ name: option, values }) =>
    values === undefined ? [] : [`    "${name} ${option}") ${completer(values)}; return ;;`],
  );
}

function commandCase({ name, options, argument }: CommandWords): string {
  const words = `"${options.map((option) => option.name).join(" ")}"`;
  if (argument === undefined || argument.kind === "free") return `    ${name}) _goto_access_words ${words} ;;`;
  return `    ${name}) _goto_access_argument ${words} ${completer(argument)} ;;`;
}

/** Nothing is proposed where only the person knows. */
function completer(values: Values): string {
  if (values.kind === "words") return `_goto_access_words "${values.words.join(" ")}"`;
  if (values.kind === "free") return ":";
  return `_goto_access_paths ${values.kind === "file" ? "-f" : "-d"}`;
}
