// The one entry of every npm script. Runs on a bare Node 20, without dependencies: it fetches what is missing, then
// runs the task with the Node that the tools need.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { ensureBrowsers } from './setup/browsers.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureNode } from './setup/node.mjs';
import { ROOT, SetupError, say } from './setup/place.mjs';
import { ensureWebdavServers } from './setup/webdav.mjs';
import { TASKS } from './tasks.mjs';

/** Programs whose package is not called like them. */
const PACKAGES = { tsc: 'typescript', biome: '@biomejs/biome' };

/** Told by who has done the tasks `before` already. */
const AS_IS = '--as-is';

/**
 * The arguments for Node that run a command of the table.
 * @param {readonly string[]} command
 */
function nodeArguments([program = '', ...args]) {
  if (program.startsWith('scripts/') || program.startsWith('test/')) return [program, ...args];
  const name = PACKAGES[/** @type {keyof typeof PACKAGES} */ (program)] ?? program;
  const { bin } = JSON.parse(readFileSync(`${ROOT}node_modules/${name}/package.json`, 'utf8'));
  return [`${ROOT}node_modules/${name}/${bin[program]}`, ...args];
}

/**
 * @param {string} node
 * @param {readonly string[]} command
 * @param {boolean} quiet keeps the output for the case that it fails
 */
function run(node, command, quiet) {
  const path = [dirname(node), `${ROOT}node_modules/.bin`, process.env.PATH].join(delimiter);
  const { status, stdout, stderr } = spawnSync(node, nodeArguments(command), {
    cwd: ROOT,
    env: { ...process.env, PATH: path },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (quiet && status !== 0) process.stderr.write(Buffer.concat([stdout, stderr]));
  return status ?? 1;
}

/**
 * Runs what a task needs first, each once, and gives the first exit code that is not 0.
 * @param {string} node
 * @param {readonly string[]} names
 * @returns {number}
 */
function runBefore(node, names) {
  for (const name of names) {
    const task = TASKS[name];
    const code = runBefore(node, task?.before ?? []) || runAll(node, task?.run ?? [], true);
    if (code) return code;
  }
  return 0;
}

/**
 * @param {string} node
 * @param {readonly (readonly string[])[]} commands
 * @param {boolean} quiet
 */
function runAll(node, commands, quiet) {
  for (const command of commands) {
    const code = run(node, command, quiet);
    if (code) return code;
  }
  return 0;
}

/**
 * @param {string} name
 * @param {string[]} args
 */
function main(name, args) {
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  if (!task) {
    const width = Math.max(...Object.keys(TASKS).map((key) => key.length));
    for (const [key, { says }] of Object.entries(TASKS)) say(`npm run ${key.padEnd(width)}  ${says}`);
    return 2;
  }
  const node = ensureNode();
  ensureDependencies(node);
  ensureBrowsers(task.browsers ?? []);
  if (task.servers) ensureWebdavServers();
  const asIs = args[0] === AS_IS;
  const rest = asIs ? args.slice(1) : args;
  const commands = task.run.map((command, at) => (at === task.run.length - 1 ? [...command, ...rest] : command));
  return (asIs ? 0 : runBefore(node, task.before ?? [])) || runAll(node, commands, false);
}

try {
  const [name = '', ...args] = process.argv.slice(2);
  process.exitCode = main(name, args);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`papergloss: ${error.message}`);
  process.exitCode = 1;
}
