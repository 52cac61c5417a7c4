import { components, PositionGraph, TooManyPositions } from './pattern-graph.ts';
import { parsePattern, PatternError, type CharacterSet } from './pattern-syntax.ts';

export type PatternDefect =
  /** More than 200 characters, or more than 2,000 once its repetitions are written out. */
  | 'pattern_too_long'
  /** Does not compile. */
  | 'pattern_malformed'
  /** Lookaround, back references, named groups, `\b`, anchors inside. */
  | 'pattern_unsupported'
  /** A backtracking engine could be made to try more ways than are worth it. */
  | 'pattern_can_stall';

const MOST_CHARACTERS = 200;
/** Ways times alternatives that may be tried for each character of the text (texts are at most 10,000 long). */
const MOST_TRIES = 1_000;

/**
 * Whether a pattern can be run by a backtracking engine on any text without stalling; `undefined`: it can.
 *
 * Repetitions are written out and turned into a graph of positions ("this character of the pattern, then that one", Glushkov), each
 * edge counted as often as there are ways to take it. Where several ways out of a position accept a common character, the engine may
 * have to try them all. If that can happen on a loop, the work grows with a power of the text's length or worse, and the pattern is
 * refused; elsewhere the number of ways is finite, and counted. Without `^` every start is tried, so a loop is refused there too.
 */
export function patternDefect(pattern: string): PatternDefect | undefined {
  if (pattern.length > MOST_CHARACTERS) return 'pattern_too_long';
  try {
    new RegExp(pattern, 'u');
  } catch {
    return 'pattern_malformed';
  }
  try {
    const { anchored, node } = parsePattern(pattern);
    return graphDefect(new PositionGraph(node), anchored);
  } catch (error) {
    if (error instanceof TooManyPositions) return 'pattern_too_long';
    if (error instanceof PatternError) return 'pattern_unsupported';
    throw error;
  }
}

function graphDefect(graph: PositionGraph, anchored: boolean): PatternDefect | undefined {
  const start = graph.sets.length; // one more position, so that choices at the beginning count like all others
  const outOf = (position: number) =>
    position === start ? graph.whole.first : (graph.edges[position] ?? new Map<number, number>());
  const endings = (position: number) =>
    position === start ? graph.whole.empty : (graph.whole.last.get(position) ?? 0);

  if (graph.loopsOverNothing) return 'pattern_can_stall';
  const component = components(start, outOf);
  const members = new Map<number, number[]>();
  for (const [position, id] of component) members.set(id, [...(members.get(id) ?? []), position]);

  /** Ways an engine may have to try from a position on, whatever the text. */
  const ways = new Map<number, number>();
  let widest = 1;
  let looping = false;
  for (let id = 0; id < members.size; id += 1) {
    // Components come numbered from the leaves up, so all ways out of this one are known.
    const positions = members.get(id) ?? [];
    const loops = positions.some((position) => positions.some((next) => outOf(position).has(next)));
    looping ||= loops;
    let most = 1;
    for (const position of positions) {
      const edges = [...outOf(position)];
      const out = edges.reduce((sum, [, count]) => sum + count, 0);
      widest = Math.max(widest, out);
      const alike = mostInCommon(edges, graph.sets, () => 1);
      if (loops && (alike > 1 || endings(position) > 1)) return 'pattern_can_stall';
      const waysOn = mostInCommon(edges, graph.sets, (next) => ways.get(next) ?? 1);
      most = Math.max(most, endings(position), waysOn);
    }
    for (const position of positions) ways.set(position, most);
  }

  if (looping && !anchored) return 'pattern_can_stall';
  const tries = (ways.get(start) ?? 1) * widest * (anchored ? 1 : Math.max(1, graph.sets.length));
  return tries > MOST_TRIES ? 'pattern_can_stall' : undefined;
}

/** The largest sum, over all characters, of the weights of the edges that accept it. */
function mostInCommon(
  edges: readonly (readonly [number, number])[],
  sets: readonly CharacterSet[],
  weight: (position: number) => number,
): number {
  const changes = edges.flatMap(([position, count]) =>
    (sets[position] ?? []).flatMap(([from, to]): [number, number][] => {
      const heavy = count * weight(position);
      return [
        [from, heavy],
        [to + 1, -heavy],
      ];
    }),
  );
  let current = 0;
  let most = 0;
  for (const [, change] of changes.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    current += change;
    most = Math.max(most, current);
  }
  return most;
}
