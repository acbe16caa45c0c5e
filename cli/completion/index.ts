import { Argument, Command } from "commander";
import { type Surroundings, surroundings } from "../surroundings";
import { bashScript } from "./bash";
import { fishScript } from "./fish";
import { vocabularyOf } from "./vocabulary";
import { zshScript } from "./zsh";

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

const help = `
Prints a script by which the shell completes commands, options and their values. It is about the word goto-access; where that
is no program of its own, make it a function: goto-access() { npx goto-access "$@"; }

Examples:
  goto-access completion fish | source       in ~/.config/fish/config.fish
  source <(goto-access completion bash)      in ~/.bashrc
  source <(goto-access completion zsh)       in ~/.zshrc, after compinit

Exit codes: 0 printed, 2 another shell.`;

/** `goto-access completion`: a shell's script, made from the commands as they are declared. */
export function completionCommand(commands: () => readonly Command[], here: Surroundings = surroundings()): Command {
  return new Command("completion")
    .description("Prints a script with which a shell completes commands and options.")
    .addArgument(new Argument("<shell>", "whose script").choices(Object.keys(SCRIPTS)))
    .option("--json", "print what can be completed as JSON instead")
    .addHelpText("after", help)
    .action((shell: keyof typeof SCRIPTS, { json }: { readonly json?: boolean }) => {
      const words = vocabularyOf(commands());
      here.print(json === true ? `${JSON.stringify(words, undefined, 2)}\n` : SCRIPTS[shell](words));
    });
}
