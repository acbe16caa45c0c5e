import colors from "picocolors";

/** Prints a numbered heading. */
export function heading(number: number, text: string): void {
  console.log(`\n${colors.bold(colors.cyan(`${number}. ${text}`))}`);
}

/** Prints a sentence to the reader. */
export function say(text: string): void {
  console.log(text);
}

/** Prints lines of a file or of a difference, its `+` and `-` lines in colour. */
export function quote(lines: readonly string[]): void {
  for (const line of lines) console.log(`   ${painted(line)}`);
}

function painted(line: string): string {
  if (/^\s*\+/.test(line)) return colors.green(line);
  if (/^\s*-/.test(line)) return colors.red(line);
  return /^\s*~/.test(line) ? colors.yellow(line) : colors.dim(line);
}

/** Passes a program's output on line by line as it comes, indented, without the lines that `hide` picks out. */
export function relay(
  hide: (line: string) => boolean,
  tell: (line: string) => void = console.log,
): { write(text: string): void; end(): void } {
  let rest = "";
  const print = (line: string) => {
    if (!hide(line)) tell(`   ${colors.dim("│")} ${line}`);
  };
  return {
    write: (text) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(print);
    },
    end: () => {
      if (rest !== "") print(rest);
      rest = "";
    },
  };
}
