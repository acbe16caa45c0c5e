import type { Plan } from "../../providers/goto/plan";
import type { Policy } from "../../providers/goto/policy";

/** The same limit for every kind of loss. */
export function limitsOf(limit: Policy["limits"]["removals"]): Policy["limits"] {
  return { removals: limit, roleDowngrades: limit, licences: limit, unmanaged: limit };
}

/** `6 held, 2 changed`: what a plan does, in numbers. */
export function inNumbers({ held, steps }: Plan): string {
  const words = { suspend: "suspended", delete: "deleted", create: "created", update: "changed" } as const;
  const counts = Object.entries(words).map(([kind, word]) => {
    return [steps.filter((step) => step.kind === kind).length, word] as const;
  });
  const parts = [[held.length, "held"] as const, ...counts].filter(([count]) => count > 0);
  return parts.length === 0 ? "nothing" : parts.map(([count, word]) => `${count} ${word}`).join(", ");
}
