import fc from "fast-check";
import { expressionFault } from "../../../config/rules/mappings-expression";
import {
  attributeIn,
  attributesIn,
  constantIn,
  inOneSpelling,
} from "../../../providers/entra/provisioning/expressions";
import { parseExpression } from "../../../simulators/entra/expressions/parse-expression";
import { parse } from "../../../simulators/entra/expressions/parser";
import { type Expression, print } from "../../../simulators/entra/expressions/tree";
import { ExpressionError } from "../../../simulators/entra/expressions/value";
import { mutated } from "../mutate/texts";
import { Breach, type Case, type Outcome, type Target } from "../target";

const EXAMPLES = [
  "[mail]",
  '"Active"',
  'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
  'Join(" ", [givenName], [department], [surname])',
  'Replace([mail], , "[a-z]+\\\\.com$", , "x.org", , )',
  'IIF([employeeId] >= 10, "many", Append("a \\"b\\" \\\\", Left([mail], 3)))',
  'IIF(IsPresent([department]), Coalesce([department], "none"), Word([mail], 2, "@."))',
];
const DEEP = ["Not(", "IIF([a]=", "[", '"', "Append(", "(", "\\", 'Join("", ', "-", " "];

/** Expressions of the grammar, however deep. */
const { expression: made } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "medium" },
    fc.constantFrom("[mail]", '"x"', "7", '"\\""', "[manager.mail]", ""),
    fc.string({ maxLength: 6 }).map((text) => JSON.stringify(text)),
    fc.tuple(fc.constantFrom("Not", "ToLower", "Trim"), tie("expression")).map(([name, one]) => `${name}(${one})`),
    fc.array(tie("expression"), { maxLength: 4 }).map((all) => `Join(${['" "', ...all].join(",")})`),
    fc.tuple(tie("expression"), fc.constantFrom("=", "<>", ">=")).map(([one, sign]) => `IIF(${one}${sign}1, "a", [b])`),
  ),
}));
const deep = fc
  .tuple(fc.constantFrom(...DEEP), fc.nat(12_000), fc.constantFrom("", "[mail]", '"a"'), fc.boolean())
  .map(([unit, size, middle, closes]) => {
    const times = Math.ceil(size / (unit.length + 1));
    return unit.repeat(times) + middle + (closes ? ")".repeat(times) : "");
  });

function attempt(text: string): Outcome {
  // What `providers/` does with an expression never depends on whether it is one.
  const spelled = inOneSpelling(text);
  if (inOneSpelling(spelled) !== spelled) throw new Breach("one spelling of it has another");
  const names = [...attributesIn(text), attributeIn(text), constantIn(text)].filter((name) => name !== undefined);
  if (names.some((name) => name.length > text.length)) throw new Breach("it reads more than it says");
  const fault = expressionFault(text);
  const read = readOf(text);
  requireAnswer(text, read);
  if (read === undefined) return "refused";
  if (fault !== undefined) throw new Breach(`config/ refuses what can be read: ${fault.message}`);
  if (print(parse(print(read))) !== print(read)) throw new Breach("what was printed is read otherwise");
  return "accepted";
}

function readOf(text: string): Expression | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof ExpressionError && error.message !== "") return undefined;
    throw error;
  }
}

/** The simulator answers about any text, and its answer can be sent. */
function requireAnswer(text: string, read: Expression | undefined): void {
  const answer = parseExpression({ expression: text });
  if (answer.parsingSucceeded !== (read !== undefined)) throw new Breach("the answer says otherwise");
  if (JSON.stringify(answer).length > 64 * 1024 ** 2) throw new Breach("the answer has more than 64 MB");
}

/** Mapping expressions: config/'s check, providers/'s comparison and the simulator's parser. */
export async function expressionsTarget(): Promise<Target> {
  const texts = fc.oneof(mutated(EXAMPLES), made, deep);
  const cases = texts.map((input): Case => ({ input, run: () => attempt(input) }));
  return { name: "expressions", cases, mostMs: 3_000, few: 300 };
}
