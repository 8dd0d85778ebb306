import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A finding of Mozilla's linter, as its JSON has it. */
interface Finding {
  readonly _type: 'error' | 'warning' | 'notice';
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

interface Report {
  readonly summary: { readonly errors: number; readonly warnings: number; readonly notices: number };
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly notices: readonly Finding[];
}

const place = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

function lint(folder: string): Report {
  const linter = place('node_modules/addons-linter/bin/addons-linter');
  const { stdout, stderr } = spawnSync(process.execPath, [linter, '--output', 'json', place(folder)], {
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`addons-linter gave no report: ${stderr || stdout}`);
  }
}

function findingLine({ _type, code, message, file, line, column }: Finding): string {
  const at = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${_type} ${code} ${at}: ${message}`;
}

const { summary, errors, warnings, notices } = lint('.output/firefox-mv3');
for (const finding of [...errors, ...warnings, ...notices]) console.log(findingLine(finding));
console.log(`${summary.errors} errors, ${summary.warnings} warnings, ${summary.notices} notices`);
process.exitCode = summary.errors + summary.warnings === 0 ? 0 : 1;
