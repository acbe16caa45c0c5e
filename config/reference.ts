import { stringify } from "yaml";
import { ANY_NAME, type Node, type Part, partsOf, typeOf } from "./reference-type";
import { type FileName, SCHEMAS } from "./schemas";

const HEAD = `<!-- Made by \`npm run schemas\` from config/schema/*.ts, where every word of it is written: do not edit it here. -->

# Configuration

Every key of the four YAML files. They are read from \`config/\`, or from the folder that the setting \`goto-access:configDir\`
names; \`policy.yaml\` may be left out. \`npx goto-access validate\` checks them without any network, and editors check and
complete them while you write, by the JSON Schemas in [config/schema/](../config/schema).

Keys that are not listed here are mistakes, and so are values of another type. Settings that are not in these files
(credentials, addresses, the pilot, notifications) are those of the stack and of the environment:
[behaviour.md §10](behaviour.md#10-settings). What policy means for a run is told with examples in [policy.md](policy.md).

In the paths of this page \`[]\` stands for each entry of a list and \`${ANY_NAME}\` for any name.`;

/** One table: an object of the files, with all paths where it can stand. */
interface Section {
  readonly paths: string[];
  readonly node: Node;
}

/** docs/configuration.md: every key of the schemas, a section for each file and a table for each object. */
export function referencePage(): string {
  const files = (Object.keys(SCHEMAS) as FileName[]).map(fileSection);
  return `${[HEAD, ...files].join("\n\n")}\n`;
}

function fileSection(file: FileName): string {
  const schema: Node = SCHEMAS[file];
  const sections = sectionsOf(schema);
  const tables = sections.map((section, n) => [
    ...(n === 0 ? [] : [heading(section)]),
    ...table(file, section, sections),
  ]);
  const example = `The example with comments: [config/${file}.yaml](../config/${file}.yaml).`;
  return [`## ${file}.yaml`, `${schema.description} ${example}`, ...tables.flat()].join("\n\n");
}

/** All objects with keys of their own, in the order of the schema; the same one at several places is told once. */
function sectionsOf(root: Node): Section[] {
  const sections: Section[] = [];
  const visit = ({ node, path }: Part) => {
    const known = sections.find((section) => section.node.properties === node.properties);
    if (node.properties !== undefined && known !== undefined) {
      known.paths.push(path);
      return;
    }
    if (node.properties !== undefined) sections.push({ node, paths: [path] });
    for (const part of partsOf(node, path)) visit(part);
  };
  visit({ node: root, path: "" });
  return sections;
}

function heading({ paths }: Section): string {
  return `### ${paths.map((path) => `\`${path}\``).join(", ")}`;
}

function table(file: FileName, { node, paths }: Section, all: readonly Section[]): string[] {
  const [path = ""] = paths;
  const choice = (node.oneOf ?? []).flatMap(({ required = [] }) => required);
  const rows = Object.entries(node.properties ?? {}).map(([key, value]) => {
    const whole = path === "" ? key : `${path}.${key}`;
    const anchors = paths.map((one) => `<a id="${anchor(file, one === "" ? key : `${one}.${key}`)}"></a>`).join("");
    const presence = choice.includes(key)
      ? "one of these"
      : node.required?.includes(key)
        ? "required"
        : byDefault(value);
    const cells = [`${anchors}\`${key}\``, typeOf(value), presence, sentence(value, whole, all), example(key, value)];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  const lead = paths.length === 1 && path !== "" ? [withLinks(node.description ?? "")] : [];
  const rule = choice.length === 0 ? [] : [`Exactly one of ${choice.map((key) => `\`${key}\``).join(", ")} is needed.`];
  const head = ["| Key | Type | Default | What it says | Example |", "|---|---|---|---|---|"];
  return [...lead, ...rule, [...head, ...rows].join("\n")];
}

function anchor(file: FileName, path: string): string {
  return `${file}-${path}`.replace(/[^A-Za-z]+/g, "-").toLowerCase();
}

function byDefault({ default: value }: Node): string {
  return value === undefined ? "–" : `\`${flow(value)}\``;
}

/** What a key says, and where the keys inside it are. */
function sentence({ description = "" }: Node, path: string, all: readonly Section[]): string {
  const text = withLinks(description);
  const inner = all.find(({ paths }) => paths.some((one) => one.replace(/(\[\]|\.<name>)+$/, "") === path));
  return inner === undefined ? text : `${text} [Its keys](#${slug(inner.paths.join(", "))})`;
}

/** How GitHub names a heading in links. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z ]/g, "")
    .replaceAll(" ", "-");
}

/** Pages of docs/ as links from a page there. */
function withLinks(text: string): string {
  return text.replace(/docs\/([\w/-]+\.md)( §[\d.]+)?/g, (_, page: string, part = "") => `[${page}${part}](${page})`);
}

function example(key: string, { examples = [] }: Node): string {
  return examples.length === 0 ? "–" : `\`${flow({ [key]: examples[0] }).replace(/^\{ (.*) \}$/s, "$1")}\``;
}

/** On one line, as YAML. */
function flow(value: unknown): string {
  return stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trim();
}
