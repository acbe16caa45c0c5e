import { type Draft, problemIn } from "../draft";
import { lookAlikes } from "../look-alikes/find";
import { type Problem, quote, shorten } from "../place";

const REMEDY = "the address that is meant, typed anew; leave it if it is this very one";

/** Users whose address somebody may take for another one; groups and object ids have none. */
export function lookAlikeUsers({ assignments }: Draft): Problem[] {
  const users = assignments.flatMap((entry) => {
    const { user } = entry.value;
    return typeof user === "string" ? [{ entry, user }] : [];
  });
  const found = new Map(lookAlikes(users.map(({ user }) => user)).map(({ email, why }) => [email, why]));
  return users.flatMap(({ entry, user }) => {
    const why = found.get(user);
    if (why === undefined) return [];
    return [problemIn(entry, ["user"], `user ${quote(user)} ${shorten(why, 300)}`, REMEDY, "warning")];
  });
}
