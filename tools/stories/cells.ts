// Prevents: a state that citizens meet and nobody drew. The cells that every element fills, and what is said once for all. Pure.
import { commonMessages } from '@qwy/elements/base/common-messages';

/** What a condition sets on an element, or around it. */
export interface Setting {
  readonly appearance?: 'elder' | 'kiosk';
  readonly locale?: 'en';
  readonly scheme?: 'dark';
  /** Width of the window. */
  readonly viewport?: 'narrow' | 'kiosk';
  /** The page around it runs from right to left. */
  readonly direction?: 'rtl';
  /** Texts are stretched and marked after they are drawn. */
  readonly pseudo?: true;
  /** The browser replaces all colours; visual checks emulate it. */
  readonly forcedColors?: true;
}

const ERROR = 'error.';
/** Sentences that have a cell of another name, and the notice's own words. */
const NO_CELL = ['title', 'request', 'network', 'token_refused'];

/** One cell for each sentence that can be said about a failure: `notFound`, `rateLimited`, … */
const FAILURES: readonly string[] = Object.keys(commonMessages.en)
  .filter((key) => key.startsWith(ERROR))
  .map((key) => key.slice(ERROR.length))
  .filter((key) => !NO_CELL.includes(key))
  .map((key) => key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()));

/** What has to be drawn by an example, because only data and deeds bring it about. */
export const STATES: readonly string[] = ['typical', 'loading', 'empty', 'offline', 'expired', ...FAILURES, 'longest'];

/** What any state can be drawn under; an example of the same name wins over the setting. */
export const CONDITIONS: Readonly<Record<string, Setting>> = {
  narrow: { viewport: 'narrow' },
  elder: { appearance: 'elder' },
  kiosk: { appearance: 'kiosk', viewport: 'kiosk' },
  dark: { scheme: 'dark' },
  forcedColors: { forcedColors: true },
  rightToLeft: { direction: 'rtl' },
  english: { locale: 'en' },
  pseudoLocale: { locale: 'en', pseudo: true },
};

const SAME_NOTICE =
  'The notice of another failure with another sentence: “Foundations/Failure sentences” shows them all, in both languages.';

/** Cells that are left out for every element that does not fill them. */
export const LEFT_OUT: Readonly<Record<string, string>> = Object.fromEntries(
  FAILURES.filter((name) => name !== 'unavailable').map((name) => [name, SAME_NOTICE]),
);
