import { capacity } from "./capacity";
import type { Case } from "./case";
import { changes } from "./changes";
import { firstRun } from "./first-run";
import { idle } from "./idle";
import { membership } from "./membership";
import { peers } from "./peers";
import { start } from "./start";

/** Everything that is claimed about speed, in the order in which it is read. */
export const CASES: readonly Case[] = [capacity, idle, firstRun, changes, membership, peers, start];

/** Those that fit into the short form's two minutes. */
export const QUICK_CASES: readonly Case[] = [idle, firstRun, changes];
