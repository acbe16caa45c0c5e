// The first step of every command, without any dependency: checks Node.js, installs the packages when they are not the
// ones of package-lock.json, then runs what it was asked to run.
//   node toolchain/first.mjs <script.ts> [arguments…]
//   node toolchain/first.mjs --bin <program of node_modules> [arguments…]
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stampFile = join(modules, ".goto-access-lock");
const lockFolder = join(root, ".goto-access", "install.lock");
const manifest = readJson(join(root, "package.json"));

class Failure extends Error {}

try {
  const [name, ...args] = process.argv.slice(2);
  if (!name)
    throw new Failure("usage: node toolchain/first.mjs <script.ts> [arguments…] | --bin <program> [arguments…]");
  checkNode();
  await ensurePackages();
  process.exitCode = await (name === "--bin" ? runProgram(args) : runScript(name, args));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function checkNode() {
  const needed = (manifest.engines?.node ?? "").replace(/[^\d.]/g, "");
  const [major, minor] = needed.split(".").map(Number);
  const [ownMajor, ownMinor] = process.version.slice(1).split(".").map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= (minor ?? 0))) return;
  throw new Failure(
    `goto-access needs Node.js ${needed} or newer, but this is ${process.version} (${process.execPath}).\n` +
      `Install a newer one (https://nodejs.org), or switch to it with your version manager, and run this again.`,
  );
}

async function ensurePackages() {
  if (isCurrent()) return;
  const release = await takeLock();
  try {
    // Another command may have installed them while this one waited.
    if (!isCurrent()) installPackages();
  } finally {
    release();
  }
}

/** The stamp says what was compared last; without it the comparison is made again, so a plain `npm ci` is recognised. */
function isCurrent() {
  const direct = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  if (!direct.every((name) => existsSync(join(modules, name, "package.json")))) return false;
  const stamp = stampNow();
  if (stamp === undefined) return false;
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return true;
  if (!installedAsLocked()) return false;
  writeFileSync(stampFile, stamp);
  return true;
}

function stampNow() {
  const files = [join(root, "package-lock.json"), join(modules, ".package-lock.json")];
  if (!files.every((file) => existsSync(file))) return undefined;
  const hashes = files.map((file) => createHash("sha256").update(readFileSync(file)).digest("hex"));
  return `${process.platform}-${process.arch}\n${hashes.join("\n")}\n`;
}

/** Compares package-lock.json with what npm wrote down in node_modules; optional packages may be missing. */
function installedAsLocked() {
  const locked = readJson(join(root, "package-lock.json")).packages ?? {};
  const installed = readJson(join(modules, ".package-lock.json")).packages ?? {};
  const known = Object.keys(installed).every((path) => path in locked);
  return (
    known &&
    Object.entries(locked).every(([path, { version, integrity, optional, devOptional }]) => {
      const there = installed[path];
      if (path === "") return true;
      if (!there) return Boolean(optional || devOptional);
      return there.version === version && there.integrity === integrity;
    })
  );
}

function installPackages() {
  const since = Date.now();
  say("installing the packages of package-lock.json (npm ci) …");
  const args = ["ci", "--ignore-scripts", "--include=dev", "--include=optional", "--loglevel=error"];
  const windows = process.platform === "win32";
  const npm = spawnSync("npm", args, {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    shell: windows,
  });
  if (npm.error || npm.status !== 0) throw npmFailure(npm);
  const stamp = stampNow();
  if (stamp) writeFileSync(stampFile, stamp);
  say(`packages installed in ${Math.round((Date.now() - since) / 1000)} s`);
}

function npmFailure({ status, error, stderr }) {
  const cause =
    error?.code === "ENOENT" ? "there is no program called npm on PATH" : (error?.message ?? `exit code ${status}`);
  // After its reasons npm prints a page about its options.
  const said = (stderr ?? "").split(/^npm error (?:Clean install a project|A complete log)/m)[0].trim();
  const next = said.includes("EUSAGE")
    ? "package-lock.json does not fit package.json, or is incomplete. Restore both from version control; whoever changed\n" +
      "package.json makes a fitting lock file with: npm install --package-lock-only --ignore-scripts"
    : "Check that npm can reach its registry (npm config get registry, and the proxy settings), then run this again;\n" +
      "npm says more with: npm ci --ignore-scripts --loglevel=verbose";
  return new Failure(
    `${said && `${said}\n`}The packages could not be installed: npm ci failed in ${root} (${cause}).\n${next}`,
  );
}

/** The lock is a folder with the owner's process id in it, put in place by one rename: it is never without an owner. */
async function takeLock() {
  const own = `${lockFolder}.${process.pid}`;
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "pid"), String(process.pid));
  for (let told = false; ; ) {
    try {
      renameSync(own, lockFolder);
      return () => rmSync(lockFolder, { recursive: true, force: true });
    } catch (error) {
      if (!["ENOTEMPTY", "EEXIST", "EPERM"].includes(error.code)) throw error;
    }
    const owner = readOwner();
    if (owner !== undefined && !isAlive(owner)) {
      removeDeadLock(owner);
      continue;
    }
    if (!told) say("another command is installing the packages; waiting …");
    told = true;
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

/** Two that wait may both see the dead owner; the rename lets only one of them clear it away. */
function removeDeadLock(owner) {
  const aside = `${lockFolder}.dead-${owner}`;
  try {
    rmSync(aside, { recursive: true, force: true });
    renameSync(lockFolder, aside);
    rmSync(aside, { recursive: true, force: true });
  } catch {
    // Somebody else did.
  }
}

function readOwner() {
  try {
    return Number(readFileSync(join(lockFolder, "pid"), "utf8"));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** TypeScript runs as it is, through tsx. */
function runScript(script, args) {
  const tsx = createRequire(join(root, "package.json")).resolve("tsx/cjs");
  return follow(spawn(process.execPath, ["--require", tsx, resolve(root, script), ...args], { stdio: "inherit" }));
}

function runProgram([name, ...args]) {
  const windows = process.platform === "win32";
  const file = join(modules, ".bin", windows ? `${name}.cmd` : `${name}`);
  if (!existsSync(file))
    throw new Failure(`There is no program called ${name} in node_modules/.bin. Is it in package.json?`);
  if (windows) return follow(spawn(`"${file}"`, args, { stdio: "inherit", shell: true }));
  return follow(spawn(process.execPath, [realpathSync(file), ...args], { stdio: "inherit" }));
}

/** Passes signals on and returns the child's exit code; follow-child.ts does the same where TypeScript can be read. */
function follow(child) {
  // On a terminal, Ctrl-C reaches the child by itself; a second SIGINT would make Pulumi stop without saving its state.
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  let last = 0;
  process.on("SIGINT", () => {
    const doubled = Date.now() - last < 1000;
    last = Date.now();
    if (!onTerminal && !doubled) child.kill("SIGINT");
  });
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((done, broken) => {
    child.once("error", broken);
    child.once("exit", (code, signal) => done(code ?? 128 + constants.signals[signal]));
  });
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

function say(line) {
  process.stderr.write(`goto-access: ${line}\n`);
}
