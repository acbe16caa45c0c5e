import { passLongTexts } from "../providers/protobuf-strings";
import { declareAccounts } from "./accounts";
import { declareApplication, findApplication } from "./application";
import { declareAssignments } from "./assignments";
import { entraProvider } from "./entra-provider";
import { watchRun } from "./notify";
import { stackOutputs } from "./outputs";
import { checkPermissions } from "./permissions";
import { declareProvisioning, findProvisioning } from "./provisioning";
import { startRun } from "./run";
import { declareSingleSignOn, findSingleSignOn } from "./sso";

/** The program: from YAML to GoTo accounts, the application in Entra, and who is assigned to it. */
async function main() {
  passLongTexts();
  watchRun();
  // What can be wrong is found before anything is declared.
  const run = await startRun();
  await checkPermissions(run);
  const found = await findApplication(run);
  const service = await findProvisioning(run, found);
  const signOn = await findSingleSignOn(run, found);

  const accounts = declareAccounts(run);
  const options = { provider: entraProvider(run.entra), dependsOn: [accounts.roster] };
  const application = declareApplication(run, found, options);
  const assignments = declareAssignments(run, found, application, accounts, options);
  const provisioning = declareProvisioning(run, service, application, assignments, options);
  const sso = declareSingleSignOn(signOn, application, options);
  return stackOutputs(run, application, assignments, accounts, provisioning, sso);
}

export = main;
