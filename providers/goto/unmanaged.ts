import type { GotoUser } from "./objects";
import type { Policy } from "./policy";

/** Accounts that the roster does not name and never did, and that policy does not ignore (docs/behaviour.md §5). */
export function unmanagedAccounts(
  users: readonly GotoUser[],
  known: ReadonlySet<string>,
  policy: Policy,
): readonly GotoUser[] {
  const patterns = policy.unmanaged.patterns.map(({ match, action }) => ({ pattern: glob(match), action }));
  return users.filter((user) => {
    if (known.has(user.key)) return false;
    const hit = patterns.find(({ pattern }) => pattern.test(user.email));
    return (hit?.action ?? policy.unmanaged.default) !== "ignore";
  });
}

/** `*@contractors.example`: a star stands for any characters, case does not matter. */
function glob(match: string): RegExp {
  const body = match
    .split("*")
    .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${body}$`, "i");
}
