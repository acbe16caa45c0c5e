import type { Page } from "./pages";

/** A link to a file of this repository or to a place in one. */
export interface Link {
  readonly page: string;
  readonly target: string;
}

/** The links of a page that lead to no other host. */
export function linksOf({ path, text }: Page): Link[] {
  const targets = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
  return [...new Set(targets)].filter((target) => !/^[a-z]+:/.test(target)).map((target) => ({ page: path, target }));
}

/** Where a page can be entered: its headings, as GitHub names them, and anchors of its own. */
export function anchorsOf(text: string): string[] {
  const own = [...text.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1] ?? "");
  const titles = [...withoutBlocks(text).matchAll(/^#+ (.*)$/gm)].map((match) => anchorOf(match[1] ?? ""));
  const seen = new Map<string, number>();
  const numbered = titles.map((title) => {
    const before = seen.get(title) ?? 0;
    seen.set(title, before + 1);
    return before === 0 ? title : `${title}-${before}`;
  });
  return [...own, ...numbered];
}

function anchorOf(title: string): string {
  const text = title.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
  return text.replace(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(" ", "-");
}

function withoutBlocks(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, "");
}

function withoutCode(text: string): string {
  return withoutBlocks(text).replace(/`[^`\n]*`/g, "");
}
