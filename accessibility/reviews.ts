// Prevents: a person's judgement that nobody can find again. What was looked at by hand, when, in which version, and what was found.

/** One criterion of one element, or a screen reader's whole script, as a person found it. */
export interface Review {
  /** `qwy-form-view`; `*` for all. */
  readonly tag: string;
  /** Criterion, `1.4.1`, or a script of docs/guides/accessibility.md: `nvda`, `voiceover`, `talkback`, `du-ping`. */
  readonly subject: string;
  /** ISO date. */
  readonly on: string;
  readonly version: string;
  readonly finding: string;
}

/** Scripts that a person runs with a screen reader, by the name used in `subject`. */
export const SCRIPTS: Readonly<Record<string, string>> = {
  nvda: 'NVDA with Firefox, Windows',
  voiceover: 'VoiceOver with Safari, iOS',
  talkback: 'TalkBack with Chrome, Android',
  'du-ping': '读屏 (争渡, 保益悦听), Android and Windows',
};

/** None yet: nobody has run a script or reviewed a criterion by hand. Add a row, then `npm run conformance`. */
export const REVIEWS: readonly Review[] = [];
