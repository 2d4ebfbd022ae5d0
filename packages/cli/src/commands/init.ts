/** `sk-audit init`: sets up settings, ESLint, a hook and a pipeline, and leaves alone what is there. */
import { relative } from 'node:path/posix';
import type { Rule } from '@sk-audit/core';
import { changeProjectFile, findSettings, loadSettings, namesInFolder, projectFile, setupPlace, type SetupPlace, UserError } from '@sk-audit/host';
import { EXIT, type ExitCode } from '../exit-code.js';
import { eslintStep } from '../init/eslint-step.js';
import { HOOK_MANAGERS, hookManagerOf, hookStep } from '../init/hook-step.js';
import { followUps } from '../init/follow-ups.js';
import { PIPELINES, pipelinesOf, pipelineStep } from '../init/pipeline-step.js';
import { settingsStep } from '../init/settings-step.js';
import { stepText } from '../init/step-text.js';
import type { Change, Files, InRepository, Step } from '../init/step.js';
import type { Ask } from '../terminal/ask.js';
import { printable } from '../terminal/printable.js';
import { colorsOf, type Terminal } from '../terminal/terminal.js';

export type InitOptions = {
  /** Nothing is asked, and what is safe is written. */
  readonly yes?: boolean;
  /** Nothing is asked or written. */
  readonly dryRun?: boolean;
  readonly color?: boolean;
};

const FILES: Files = { read: projectFile, names: namesInFolder };
const NONE = 'none';

/**
 * Shows what it would add, asks about each part, and writes what was agreed to when all is answered. Rejects with a `UserError` when the
 * project is not fit for it or somebody breaks off: then nothing is written.
 */
export async function runInit({ yes = false, dryRun = false, color }: InitOptions, rules: readonly Rule[], terminal: Terminal): Promise<ExitCode> {
  const out = (text: string): void => void terminal.stdout.write(text);
  const place = setupPlace(terminal.cwd);
  loadSettings({ cwd: place.folder, rules })(place.folder);
  const ask = yes || dryRun ? undefined : await terminal.ask?.();
  const proposed: Change[] = [];
  const agreed: Change[] = [];
  for (const part of partsOf(place, ask)) {
    for (const step of await part()) {
      out(typeof step === 'string' ? `${step}\n\n` : stepText(step, place.cwd, colorsOf(terminal, color)));
      if (typeof step === 'string' || step.kind !== 'change') continue;
      proposed.push(step);
      if (ask === undefined || given(await ask.yesOrNo(`Write ${printable(relative(place.cwd, step.file))}?`))) agreed.push(step);
      if (ask !== undefined) out('\n');
    }
  }
  if (proposed.length === 0) return say(out, 'There is nothing to add.');
  if (dryRun) return say(out, 'Nothing was written: this was a dry run.');
  if (ask === undefined && !yes) throw new UserError('Nothing was written, because there is nobody to ask: --yes writes it.');
  if (agreed.length === 0) return say(out, 'Nothing was written.');
  for (const { file, after } of agreed) changeProjectFile(file, after);
  return say(out, followUps(agreed, place, FILES));
}

/** What is set up, part by part. A sentence stands for a part that nobody can or wants to have. */
function partsOf(place: SetupPlace, ask: Ask | undefined): readonly (() => Promise<readonly (Step | string)[]>)[] {
  const { folder, top } = place;
  const settings = async () => [settingsStep(folder, findSettings(folder)?.file)];
  const eslint = async () => [eslintStep([...new Set([folder, top ?? folder])], FILES) ?? 'ESLint: there is no eslint.config.js, .mjs or .ts.'];
  if (top === undefined) return [settings, eslint, async () => ['Hook and pipeline: there is no git repository around this folder.']];
  const repository = { ...place, top };
  return [settings, eslint, () => hookParts(repository, ask), () => pipelineParts(repository, ask)];
}

async function hookParts(place: InRepository, ask: Ask | undefined): Promise<readonly (Step | string)[]> {
  const manager = hookManagerOf(place, FILES) ?? (ask ? given(await ask.oneOf('Which program runs the hooks of git?', [...HOOK_MANAGERS, NONE])) : NONE);
  return [manager === NONE ? `Hook: there is no ${HOOK_MANAGERS.slice(0, -1).join(', ')} or ${HOOK_MANAGERS.at(-1)} here.` : hookStep(manager, place, FILES)];
}

async function pipelineParts(place: InRepository, ask: Ask | undefined): Promise<readonly (Step | string)[]> {
  const found = pipelinesOf(place, FILES);
  if (found.length > 0) return found.map((pipeline) => pipelineStep(pipeline, place, FILES));
  const chosen = ask ? given(await ask.oneOf('Which service runs the pipelines?', [...PIPELINES, NONE])) : NONE;
  return [chosen === NONE ? 'Pipeline: there is nothing of GitHub or GitLab here.' : pipelineStep(chosen, place, FILES)];
}

function given<Answer>(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new UserError('Nothing was written.');
  return answer;
}

function say(out: (text: string) => void, text: string): ExitCode {
  out(`${text}\n`);
  return EXIT.clean;
}
