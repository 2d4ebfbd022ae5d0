/** The job in the pipeline. */
import { type Files, folderInRepository, type InRepository, isYaml, type Step } from './step.js';
import { addedToBlock, hasTopKey } from './yaml-block.js';

/** The services whose pipelines are known. */
export const PIPELINES = ['GitHub', 'GitLab'] as const;
export type Pipeline = (typeof PIPELINES)[number];

const TEMPLATE = 'https://raw.githubusercontent.com/sk-audit/sk-audit/main/ci/gitlab/sk-audit.yml';

/** The services that the repository is made for: by the folders and files that only they read, else by where git pushes to. */
export function pipelinesOf({ top, origin = '' }: InRepository, files: Files): readonly Pipeline[] {
  const names = files.names(top);
  const found: readonly Pipeline[] = [...(names.includes('.github') ? ['GitHub' as const] : []), ...(names.includes('.gitlab-ci.yml') ? ['GitLab' as const] : [])];
  if (found.length > 0) return found;
  return PIPELINES.filter((pipeline) => origin.includes(`${pipeline.toLowerCase()}.`));
}

/** The job for one service. */
export function pipelineStep(pipeline: Pipeline, place: InRepository, files: Files): Step {
  return pipeline === 'GitHub' ? gitHub(place, files) : gitLab(place, files);
}

function gitHub(place: InRepository, files: Files): Step {
  const what = 'Workflow';
  const folder = `${place.top}/.github/workflows`;
  const existing = files.names(folder).find((name) => name === 'sk-audit.yml' || (/\.ya?ml$/.test(name) && files.read(`${folder}/${name}`)?.includes('sk-audit')));
  if (existing !== undefined) return { kind: 'there', what, file: `${folder}/${existing}` };
  return { kind: 'change', what, file: `${folder}/sk-audit.yml`, before: undefined, after: workflow(folderInRepository(place)) };
}

function workflow(folder: string): string {
  return `name: sk-audit
on: [pull_request]
permissions:
  contents: read
  pull-requests: write # for the comment
jobs:
  audit:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0 # --since looks for the commit where the branch began
      - uses: sk-audit/sk-audit@main
        with:
          args: --since
${folder === '' ? '' : `          working-directory: ${JSON.stringify(folder)}\n`}`;
}

function gitLab(place: InRepository, files: Files): Step {
  const what = 'Pipeline';
  const file = `${place.top}/.gitlab-ci.yml`;
  const include = `- remote: ${TEMPLATE}`;
  const folder = folderInRepository(place);
  const job = folder === '' ? '' : `\nsk-audit:\n  variables:\n    SK_AUDIT_PATHS: ${JSON.stringify(folder)}\n`;
  const whole = `include:\n  ${include}\n${job}`;
  const before = files.read(file);
  if (before === undefined) return { kind: 'change', what, file, before, after: whole };
  if (before.includes('sk-audit')) return { kind: 'there', what, file };
  const after = hasTopKey(before, 'include') ? addedToBlock(before, ['include'], [include])?.concat(job) : `${before.trimEnd()}\n\n${whole}`.trimStart();
  // The template's job is in the stage "test", which a list of stages may not have.
  const hasStage = !hasTopKey(before, 'stages') || /\btest\b/.test(before);
  return after && hasStage && isYaml(after) ? { kind: 'change', what, file, before, after } : { kind: 'by hand', what, file, lines: whole.trimEnd().split('\n') };
}
