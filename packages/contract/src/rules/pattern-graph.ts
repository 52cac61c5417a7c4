import type { CharacterSet, PatternNode } from './pattern-syntax.ts';

const MOST_POSITIONS = 2_000;
const MOST_EDGES = 40_000;

/** Written out, the pattern is too long to be judged. */
export class TooManyPositions extends Error {}

/** How a part of the pattern can begin, end and be skipped; each with the number of ways. */
interface Fragment {
  first: Map<number, number>;
  last: Map<number, number>;
  /** Ways to match nothing. */
  empty: number;
}

/**
 * The positions of a pattern (each single character it asks for, repetitions written out) and which can follow which, each edge
 * counted as often as there are ways to take it.
 */
export class PositionGraph {
  readonly sets: CharacterSet[] = [];
  readonly edges: Map<number, number>[] = [];
  readonly whole: Fragment;
  /** Something that can match nothing is repeated without end, as in `(a*)*`: its rounds can be cut in many ways. */
  loopsOverNothing = false;
  #edgeCount = 0;

  constructor(node: PatternNode) {
    this.whole = this.#build(node);
  }

  #build(node: PatternNode): Fragment {
    switch (node.kind) {
      case 'set': {
        const position = this.sets.push(node.set) - 1;
        this.edges.push(new Map());
        if (position >= MOST_POSITIONS) throw new TooManyPositions();
        return { first: new Map([[position, 1]]), last: new Map([[position, 1]]), empty: 0 };
      }
      case 'sequence':
        return node.parts.reduce((left, part) => this.#join(left, this.#build(part)), nothing());
      case 'choice':
        return node.options.map((option) => this.#build(option)).reduce(either);
      case 'repeat':
        return this.#repeat(node.body, node.min, node.max);
    }
  }

  #repeat(body: PatternNode, min: number, max: number): Fragment {
    if (Math.max(min, Number.isFinite(max) ? max : 0) > MOST_POSITIONS) throw new TooManyPositions();
    let result = nothing();
    for (let count = 0; count < min; count += 1) result = this.#join(result, this.#build(body));
    if (max === Infinity) {
      const loop = this.#build(body);
      this.loopsOverNothing ||= loop.empty > 0;
      this.#connect(loop.last, loop.first);
      return this.#join(result, { ...loop, empty: 1 });
    }
    // x{0,3} is (x(x(x)?)?)?, built from the inside out
    let optional = nothing();
    for (let count = min; count < max; count += 1) {
      const more = this.#join(this.#build(body), optional);
      optional = { ...more, empty: more.empty + 1 };
    }
    return this.#join(result, optional);
  }

  #join(left: Fragment, right: Fragment): Fragment {
    this.#connect(left.last, right.first);
    return {
      first: added(left.first, right.first, left.empty),
      last: added(right.last, left.last, right.empty),
      empty: left.empty * right.empty,
    };
  }

  #connect(from: Map<number, number>, to: Map<number, number>): void {
    for (const [position, ways] of from) {
      const edges = this.edges[position];
      for (const [next, moreWays] of to) {
        if ((this.#edgeCount += 1) > MOST_EDGES) throw new TooManyPositions();
        edges?.set(next, (edges.get(next) ?? 0) + ways * moreWays);
      }
    }
  }
}

/** Strongly connected components reachable from the start (Tarjan, without recursion), numbered in reverse topological order. */
export function components(
  start: number,
  outOf: (position: number) => ReadonlyMap<number, number>,
): Map<number, number> {
  const component = new Map<number, number>();
  const index = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const work: { position: number; rest: number[] }[] = [];
  let count = 0;
  const enter = (position: number) => {
    index.set(position, index.size);
    low.set(position, index.size - 1);
    stack.push(position);
    work.push({ position, rest: [...outOf(position).keys()] });
  };

  enter(start);
  for (let frame = work[work.length - 1]; frame; frame = work[work.length - 1]) {
    const { position, rest } = frame;
    const next = rest.pop();
    if (next !== undefined) {
      if (!index.has(next)) enter(next);
      else if (!component.has(next)) low.set(position, Math.min(low.get(position) ?? 0, index.get(next) ?? 0));
      continue;
    }
    work.pop();
    const parent = work[work.length - 1];
    if (parent) low.set(parent.position, Math.min(low.get(parent.position) ?? 0, low.get(position) ?? 0));
    if (low.get(position) !== index.get(position)) continue;
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      component.set(member, count);
      if (member === position) break;
    }
    count += 1;
  }
  return component;
}

function nothing(): Fragment {
  return { first: new Map(), last: new Map(), empty: 1 };
}

function either(left: Fragment, right: Fragment): Fragment {
  return {
    first: added(left.first, right.first, 1),
    last: added(left.last, right.last, 1),
    empty: left.empty + right.empty,
  };
}

/** `base` and `times` × `more`. */
function added(
  base: ReadonlyMap<number, number>,
  more: ReadonlyMap<number, number>,
  times: number,
): Map<number, number> {
  const sum = new Map(base);
  if (times > 0) for (const [position, ways] of more) sum.set(position, (sum.get(position) ?? 0) + ways * times);
  return sum;
}
