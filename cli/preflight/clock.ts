import type { Finding } from "./checks";

const TOLERATED_SECONDS = 120;

/** What to say of a clock that is so many seconds ahead of ours; tokens are dated, and are refused by a clock that is off. */
export function clockFinding(ahead: number | undefined): Finding<never> {
  if (ahead === undefined) return { state: "notChecked", found: "the answers have no date" };
  const seconds = Math.abs(ahead);
  const found = seconds < 2 ? "the same as here" : `${seconds} s ${ahead > 0 ? "ahead of" : "behind"} ours`;
  if (seconds <= TOLERATED_SECONDS) return { found };
  const remedy = "Set this machine's clock (NTP); tokens and certificates are refused by clocks that are far off.";
  return { state: "warning", found, remedy };
}
