import type { Defect } from '../item.ts';
import type { Guide, Situation, When } from '../guide.ts';

/** What the citizen answered, by situation id. Answers that fit no option, or to questions that are not asked, do not count. */
export type SituationAnswers = Readonly<Record<string, string>>;

/** `open`: depends on a question that is not answered yet. */
export type Applies = 'yes' | 'no' | 'open';

type Situated = Pick<Guide, 'situations'>;
type GuideParts = Pick<Guide, 'situations' | 'conditions' | 'materials' | 'steps' | 'fees'>;

export type NarrowedGuide<G extends GuideParts> = G & {
  /** Questions still to ask now, in order. */
  openSituations: Situation[];
};

/**
 * Whether something with this `when` applies. A question that is not asked at all (its own `when` fails) rules out what
 * depends on it; a question the guide does not have rules out nothing: a slip of the author never hides a material.
 */
export function applies(guide: Situated, when: When | undefined, answers: SituationAnswers): Applies {
  return judge({ guide, answers, asked: new Map() }, when);
}

/**
 * The guide without what does not apply. What may still apply stays (ask `applies` to mark it): nobody is told
 * to bring too little because a question was left open.
 */
export function narrowGuide<G extends GuideParts>(guide: G, answers: SituationAnswers): NarrowedGuide<G> {
  const kept = <T extends { when?: When | undefined }>(parts: readonly T[]): T[] =>
    parts.filter((part) => applies(guide, part.when, answers) !== 'no');
  return {
    ...guide,
    conditions: kept(guide.conditions),
    materials: kept(guide.materials),
    steps: kept(guide.steps),
    fees: kept(guide.fees),
    openSituations: openSituations(guide, answers),
  };
}

/** Questions that are certain to be asked and not answered yet, in order. */
export function openSituations(guide: Situated, answers: SituationAnswers): Situation[] {
  return askedSituations(guide, answers).filter((situation) => answerTo(situation, answers) === undefined);
}

/** Questions to show, answered ones included: those whose own `when` is met. */
export function askedSituations(guide: Situated, answers: SituationAnswers): Situation[] {
  return guide.situations.filter((situation) => applies(guide, situation.when, answers) === 'yes');
}

/** The answers that count, as they go into a case: only to questions that are asked, only options that exist. */
export function countedAnswers(guide: Situated, answers: SituationAnswers): Record<string, string> {
  return Object.fromEntries(
    askedSituations(guide, answers).flatMap((situation) => {
      const answer = answerTo(situation, answers);
      return answer === undefined ? [] : [[situation.id, answer]];
    }),
  );
}

/**
 * Slips of an author in a guide's situations: `situation_duplicate`, `situation_unknown` and `situation_value_unknown`
 * in a `when`, `situation_cycle` (questions that wait for each other are never asked).
 */
export function situationDefects(guide: GuideParts): Defect[] {
  const defects: Defect[] = [];
  const check = (field: string, when: When | undefined) => {
    for (const [id, values] of Object.entries(when ?? {})) {
      const situation = guide.situations.find((candidate) => candidate.id === id);
      if (!situation) {
        defects.push({ field, code: 'situation_unknown', detail: id });
        continue;
      }
      for (const value of values) {
        if (!situation.options.some((option) => option.value === value)) {
          defects.push({ field, code: 'situation_value_unknown', detail: `${id}=${value}` });
        }
      }
    }
  };
  guide.situations.forEach((situation, index) => {
    const field = `/situations/${index}`;
    check(`${field}/when`, situation.when);
    if (guide.situations.findIndex((other) => other.id === situation.id) !== index) {
      defects.push({ field: `${field}/id`, code: 'situation_duplicate', detail: situation.id });
    }
    if (waitsForItself(guide, situation))
      defects.push({ field: `${field}/when`, code: 'situation_cycle', detail: situation.id });
  });
  for (const part of ['conditions', 'materials', 'steps', 'fees'] as const) {
    guide[part].forEach((entry, index) => check(`/${part}/${index}/when`, entry.when));
  }
  return defects;
}

/** One look at a guide: what is known so far about whether each question is asked. */
interface Judgement {
  guide: Situated;
  answers: SituationAnswers;
  asked: Map<string, Applies>;
}

function judge(judgement: Judgement, when: When | undefined): Applies {
  let verdict: Applies = 'yes';
  for (const [id, values] of Object.entries(when ?? {})) {
    const one = judgeOne(judgement, id, values);
    if (one === 'no') return 'no';
    if (one === 'open') verdict = 'open';
  }
  return verdict;
}

function judgeOne(judgement: Judgement, id: string, values: readonly string[]): Applies {
  const situation = judgement.guide.situations.find((candidate) => candidate.id === id);
  if (!situation) return 'open';
  const asked = isAsked(judgement, situation);
  if (asked !== 'yes') return asked;
  const answer = answerTo(situation, judgement.answers);
  if (answer === undefined) return 'open';
  return values.includes(answer) ? 'yes' : 'no';
}

function isAsked(judgement: Judgement, situation: Situation): Applies {
  const known = judgement.asked.get(situation.id);
  if (known) return known;
  judgement.asked.set(situation.id, 'open'); // while it is being judged: questions in a circle stay open instead of looping
  const verdict = judge(judgement, situation.when);
  judgement.asked.set(situation.id, verdict);
  return verdict;
}

function answerTo(situation: Situation, answers: SituationAnswers): string | undefined {
  const answer = Object.prototype.hasOwnProperty.call(answers, situation.id) ? answers[situation.id] : undefined;
  return situation.options.some((option) => option.value === answer) ? answer : undefined;
}

function waitsForItself(guide: Situated, start: Situation): boolean {
  const seen = new Set<string>();
  const queue = Object.keys(start.when ?? {});
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === start.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...Object.keys(guide.situations.find((situation) => situation.id === id)?.when ?? {}));
  }
  return false;
}
