import { GotoClient } from "../../providers/goto/client";
import { TokenSource } from "../../providers/goto/oauth";
import type { Surroundings } from "../surroundings";
import { gotoSettingsOf } from "./services";
import type { StackSettings } from "./settings";

/** The GoTo account of a stack, signed in. Throws a SettingsError where a setting is missing. */
export function connectGoto(settings: StackSettings, here: Surroundings): Promise<GotoClient> {
  const goto = gotoSettingsOf(settings, here);
  return GotoClient.connect(goto, new TokenSource(goto, here.say));
}
