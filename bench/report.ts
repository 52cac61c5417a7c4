import type { PageName } from './build-pages.ts';
import type { FileSize } from './bytes.ts';
import type { MeasuredPage } from './result.ts';
import type { Results } from './run-pages.ts';
import { median, medianRatio } from './statistics.ts';
import { table } from './table.ts';

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(2);

export function describeSizes(sizes: readonly FileSize[]): string {
  const rows = sizes.map(({ file, bytes, gzip, together }) => [file, ...[bytes, gzip, together].map(kilobytes)]);
  return table(['file', 'raw', 'gzip', 'together, gzip'], rows);
}

interface Line {
  readonly what: string;
  readonly of: (result: MeasuredPage) => number;
}

const GUIDE: readonly Line[] = [
  { what: 'guide: content on screen, from navigation', of: ({ fromNavigation }) => fromNavigation },
  { what: 'guide: content on screen, from inserting it', of: ({ complete }) => complete },
  { what: 'guide: script heap (MB)', of: ({ heap }) => heap },
];
const FORM: readonly Line[] = [
  { what: 'form, 300 fields: first screen, from navigation', of: ({ fromNavigation }) => fromNavigation },
  { what: 'form, 300 fields: first screen, from inserting it', of: ({ firstScreen }) => firstScreen },
  { what: 'form, 300 fields: all fields, from inserting it', of: ({ complete }) => complete },
  { what: 'form, 300 fields: script heap (MB)', of: ({ heap }) => heap },
];

const MANY: readonly Line[] = [
  { what: '50 guides: all on screen, from inserting them', of: ({ complete }) => complete },
  { what: '50 guides: script heap (MB)', of: ({ heap }) => heap },
];
const SUBJECTS = { guide: GUIDE, form: FORM, many: MANY };
type Subject = keyof typeof SUBJECTS;

/** Medians with their ratio, the spread of ours, and whether both sides drew the same. */
export function describeResults(results: Results): string {
  const names: readonly Subject[] = ['guide', 'form', 'many'];
  const rows = names.flatMap((name) => SUBJECTS[name].map(rowOf(results, name)));
  const times = table(['median', 'qwy', 'plain Lit', 'ratio', 'qwy, min to max'], rows);
  return `${times}\n\n${names.map((name) => sameness(results, name)).join('\n')}\n`;
}

const rowOf =
  (results: Results, name: Subject) =>
  ({ what, of }: Line): string[] => {
    const ours = results[`${name}-element`].map(of);
    const floor = results[`${name}-floor`].map(of);
    const spread = `${Math.min(...ours).toFixed(0)} to ${Math.max(...ours).toFixed(0)}`;
    return [what, median(ours).toFixed(1), median(floor).toFixed(1), medianRatio(ours, floor).toFixed(2), spread];
  };

/** Characters and controls of the two sides may differ by this share before the comparison is called unfair. */
const TOLERANCE = 0.1;

function sameness(results: Results, name: Subject): string {
  const [ours, floor] = [first(results, `${name}-element`), first(results, `${name}-floor`)];
  const parts = (['controls', 'elements', 'characters'] as const).map((key) => `${key} ${ours[key]} and ${floor[key]}`);
  const isFair = (['controls', 'characters'] as const).every(
    (key) => Math.abs(ours[key] / floor[key] - 1) <= TOLERANCE,
  );
  return `  ${name} drawn by qwy and by plain Lit: ${parts.join(', ')}${isFair ? '' : ': NOT THE SAME, bring the floor up to date'}`;
}

function first(results: Results, name: PageName): MeasuredPage {
  const [result] = results[name];
  if (result === undefined) throw new RangeError(`no result of ${name}`);
  return result;
}
