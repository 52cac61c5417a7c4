// Prevents: a report that is older than the elements, and one that a green run of axe turns into "supports". Pure: what was checked in, text out.
import { CHECKS, type Criterion } from './criteria.ts';
import type { KeyUse } from './keyboard.ts';
import { SCRIPTS, type Review } from './reviews.ts';

/** What a run left about one state. */
export interface Evidence {
  readonly tag: string;
  readonly state: string;
  readonly checks: readonly string[];
}

export type Verdict = 'machine-checked in part' | 'reviewed by hand' | 'not evaluated';

/** Which checks ran over which states of an element. */
export function ranOver(evidence: readonly Evidence[], tag: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { checks } of evidence.filter((entry) => entry.tag === tag))
    for (const check of checks) counts.set(check, (counts.get(check) ?? 0) + 1);
  return counts;
}

/** States that have to have been checked and were not, as `qwy-form-view typical: reflow`. */
export function missingEvidence(
  evidence: readonly Evidence[],
  wanted: readonly { readonly tag: string; readonly state: string }[],
): string[] {
  return wanted.flatMap(({ tag, state }) => {
    const found = evidence.find((entry) => entry.tag === tag && entry.state === state);
    const missing = Object.keys(CHECKS).filter((check) => !found?.checks.includes(check));
    return missing.length > 0 ? [`${tag} ${state}: ${missing.join(', ')}`] : [];
  });
}

/** A person's word counts for more than a machine's; a machine's never for all of a criterion. */
export function verdict(
  criterion: Criterion,
  tag: string,
  ran: ReadonlyMap<string, number>,
  reviews: readonly Review[],
): Verdict {
  if (reviewsOf(reviews, tag, criterion.id).length > 0) return 'reviewed by hand';
  return criterion.checks.some((check) => (ran.get(check) ?? 0) > 0) ? 'machine-checked in part' : 'not evaluated';
}

const reviewsOf = (reviews: readonly Review[], tag: string, subject: string): Review[] =>
  reviews.filter((review) => review.subject === subject && (review.tag === tag || review.tag === '*'));

export interface Subject {
  readonly tag: string;
  readonly summary: string;
  readonly keys: readonly KeyUse[];
}

/** The report of one element, in Markdown. */
export function elementReport(
  { tag, summary, keys }: Subject,
  criteria: readonly Criterion[],
  evidence: readonly Evidence[],
  reviews: readonly Review[],
): string {
  const ran = ranOver(evidence, tag);
  const rows = criteria.map((criterion) => {
    const found = reviewsOf(reviews, tag, criterion.id).map(
      ({ on, version, finding }) => `${on}, ${version}: ${finding}`,
    );
    const by = criterion.checks.filter((check) => ran.has(check));
    const cells = [
      criterion.id,
      criterion.name,
      criterion.level,
      verdict(criterion, tag, ran, reviews),
      by.join(', '),
      [...found, criterion.left].filter(Boolean).join('; '),
    ];
    return `| ${cells.map(escape).join(' | ')} |`;
  });
  const scripts = Object.entries(SCRIPTS).map(([name, title]) => {
    const found = reviewsOf(reviews, tag, name).map(({ on, version, finding }) => `${on}, ${version}: ${finding}`);
    return `| ${title} | ${found.join('; ') || 'not run'} |`;
  });
  return [
    `# Accessibility of \`<${tag}>\``,
    '',
    `${summary} Written by \`npm run conformance\` from a run of the tests; do not edit.`,
    '',
    'Measured in every named state, in both languages and in all three appearances. “Machine-checked in part” says that the checks named beside it',
    'found nothing. It does not say that the criterion is met: what only a person can judge is in the last column.',
    '',
    '## WCAG 2.2, A and AA',
    '',
    '| criterion | name | level | evaluated | by | left to judge |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '## 适老化 (MIIT 2021)',
    '',
    '| rule | evaluated |',
    '| --- | --- |',
    ...(['text-size', 'line-height', 'target-size', 'contrast'] as const).map(
      (check) => `| ${CHECKS[check]} | ${ran.has(check) ? 'machine-checked' : 'not evaluated'} |`,
    ),
    '',
    '## Screen readers',
    '',
    'The scripts are in [the guide](../../guides/accessibility.md).',
    '',
    '| with | result |',
    '| --- | --- |',
    ...scripts,
    '',
    '## Keyboard',
    '',
    '| key | what it does |',
    '| --- | --- |',
    ...keys.map((use) => `| ${escape(use.keys)} | ${escape(use.does)} |`),
    '',
  ].join('\n');
}

/** The front page of the reports. */
export function overview(
  subjects: readonly Subject[],
  criteria: readonly Criterion[],
  evidence: readonly Evidence[],
  reviews: readonly Review[],
): string {
  const verdicts: readonly Verdict[] = ['machine-checked in part', 'reviewed by hand', 'not evaluated'];
  const rows = subjects.map(({ tag }) => {
    const ran = ranOver(evidence, tag);
    const count = (wanted: Verdict): number =>
      criteria.filter((criterion) => verdict(criterion, tag, ran, reviews) === wanted).length;
    return `| [\`${tag}\`](${tag}.md) | ${verdicts.map(count).join(' | ')} |`;
  });
  return [
    '# Accessibility: what was checked',
    '',
    `Of the ${criteria.length} criteria of WCAG 2.2 A and AA, for each element. Written by \`npm run conformance\` from a run of the tests; do not edit.`,
    'This is no claim of conformance: a machine sees a part of a criterion, and nobody has yet run a screen reader’s script unless a report says so.',
    '',
    `| element | ${verdicts.join(' | ')} |`,
    `| --- |${verdicts.map(() => ' --- |').join('')}`,
    ...rows,
    '',
    'Elements with a frame (`qwy-form`, `qwy-case`, `qwy-rating`, `qwy-license`) share one base; what is inside is reported under the view.',
    '',
    '## The checks',
    '',
    '| check | what it does |',
    '| --- | --- |',
    ...Object.entries(CHECKS).map(([check, does]) => `| ${check} | ${escape(does)} |`),
    '',
  ].join('\n');
}

const escape = (text: string): string => text.replaceAll('|', '\\|');
