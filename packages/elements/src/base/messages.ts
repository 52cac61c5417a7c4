import type { Locale } from '@qwy/contract/frame';

/** One component's texts: the same keys in every locale. `{name}` in a text is replaced by the parameter of that name. */
export type Messages<K extends string = string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>;

/** Keeps the keys of a catalogue and demands that both locales have all of them. */
export const catalogue = <const K extends string>(messages: Messages<K>): Messages<K> => messages;

/** Text of `key` with its parameters put in. */
export function format(text: string, params: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** The locale of ours nearest to a BCP 47 tag; plain Chinese where nothing is near. */
export function nearestLocale(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
