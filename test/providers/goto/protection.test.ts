import { describe, expect, it } from "vitest";
import { protectionNotices, withProtection } from "../../../providers/goto/protection";
import { account, record } from "./world";

const policy = { protected: ["Root@contoso.com"] };
const renamed = record("root", { email: "root.new@contoso.com" });

describe("somebody who is protected by an address and gets another", () => {
  it("is recorded with the former one, run after run, and everybody is told to write the new one", () => {
    const first = withProtection([renamed], [record("root")], [], policy);
    expect(first).toEqual([{ ...renamed, protectedAs: "root@contoso.com" }]);
    expect(withProtection([renamed], first, [], policy)).toEqual(first);
    expect(protectionNotices(first)).toEqual([
      "root.new@contoso.com is protected as root@contoso.com, the address before; write the new one into `protected`",
    ]);
  });

  it("also when only GoTo has known the former one", () => {
    const [kept] = withProtection([renamed], [], [account("root")], policy);
    expect(kept?.protectedAs).toBe("root@contoso.com");
  });

  it("no longer once policy names the new one, or neither", () => {
    const before = [{ ...renamed, protectedAs: "root@contoso.com" }];
    expect(withProtection([renamed], before, [], { protected: ["root.new@contoso.com"] })).toEqual([renamed]);
    expect(withProtection([renamed], before, [], { protected: [] })).toEqual([renamed]);
    expect(withProtection([renamed], before, [], { protected: ["eve@contoso.com"] })).toEqual([renamed]);
    expect(protectionNotices([renamed])).toEqual([]);
  });
});
