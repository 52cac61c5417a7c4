// Prevents: a claim of conformance that says more than was looked at. WCAG 2.2, levels A and AA: for each criterion which check looks at what
// of it, and what is left for a person.

export type Check =
  | 'axe'
  | 'keyboard'
  | 'text-size'
  | 'line-height'
  | 'target-size'
  | 'contrast'
  | 'edges'
  | 'language'
  | 'forced-colors'
  | 'reflow'
  | 'text-spacing'
  | 'names';

/** What each check does, for the report. */
export const CHECKS: Readonly<Record<Check, string>> = {
  axe: 'axe-core, all rules for WCAG 2.0 to 2.2 A and AA, on the state as drawn',
  keyboard:
    'Tab is pressed from before the element to behind it: everything to press is met in the order of the text, shows its focus by a ring of 2 px and 3:1, and is not covered',
  'text-size': 'every text: 14 px at least, 18 px in the elder and kiosk appearances (适老化)',
  'line-height': 'every text: lines 1.3 times as high as letters at least (适老化)',
  'target-size': 'everything to press: 44 px high, 60 px in the elder and kiosk appearances (适老化), 24 px wide',
  contrast:
    'every text against what is painted behind it, from computed colours, in the light and dark schemes, with and without more contrast: 4.5:1, large letters 3:1',
  edges: 'edges of fields against what is around them: 3:1',
  language: 'every English sentence is marked as English',
  'forced-colors': 'every text against what is behind it while the browser replaces all colours',
  reflow: 'in the standard and elder appearances: at 320 px nothing sticks out and the page does not scroll sideways',
  'text-spacing': 'with the spacing of 1.4.12 at 320 px no text is cut off and nothing sticks out',
  names: 'the accessibility tree (roles, names, states) is compared with a committed snapshot',
};

export interface Criterion {
  readonly id: string;
  readonly name: string;
  readonly level: 'A' | 'AA';
  /** Checks that look at a part of it. */
  readonly checks: readonly Check[];
  /** What no check of ours looks at. Empty: nothing is known to be left. */
  readonly left: string;
}

const A = (id: string, name: string, checks: readonly Check[], left: string): Criterion => ({
  id,
  name,
  level: 'A',
  checks,
  left,
});
const AA = (id: string, name: string, checks: readonly Check[], left: string): Criterion => ({
  ...A(id, name, checks, left),
  level: 'AA',
});

export const CRITERIA: readonly Criterion[] = [
  A('1.1.1', 'Non-text content', ['axe', 'names'], 'whether a name says what the picture says'),
  A(
    '1.2.1',
    'Audio-only and video-only',
    [],
    'no element has audio or video; what a page puts in its fallback is the page’s',
  ),
  A('1.2.2', 'Captions (prerecorded)', [], 'as 1.2.1'),
  A('1.2.3', 'Audio description or alternative', [], 'as 1.2.1'),
  AA('1.2.4', 'Captions (live)', [], 'as 1.2.1'),
  AA('1.2.5', 'Audio description (prerecorded)', [], 'as 1.2.1'),
  A('1.3.1', 'Info and relationships', ['axe', 'names'], 'whether what looks like a heading, list or group is one'),
  A('1.3.2', 'Meaningful sequence', ['keyboard'], 'the order in which texts without controls are read'),
  A('1.3.3', 'Sensory characteristics', [], 'whether an instruction relies on shape or place'),
  AA('1.3.4', 'Orientation', ['axe', 'reflow'], ''),
  AA('1.3.5', 'Identify input purpose', ['axe'], 'whether every field about the citizen has its token'),
  A('1.4.1', 'Use of color', [], 'whether colour is the only cue; forced colours show states by other means'),
  A('1.4.2', 'Audio control', [], 'nothing plays by itself'),
  AA(
    '1.4.3',
    'Contrast (minimum)',
    ['axe', 'contrast', 'forced-colors'],
    'letters within pictures: there are none but the seal',
  ),
  AA('1.4.4', 'Resize text', ['reflow'], 'zoom by the browser itself; 320 px is 400 % of 1280 px'),
  AA('1.4.5', 'Images of text', [], 'the seal of a licence is a picture with letters, and essential'),
  AA('1.4.10', 'Reflow', ['reflow'], ''),
  AA('1.4.11', 'Non-text contrast', ['edges', 'keyboard'], 'icons, ticks and the QR code'),
  AA('1.4.12', 'Text spacing', ['text-spacing'], ''),
  AA('1.4.13', 'Content on hover or focus', [], 'nothing appears on hover but the browser’s own title'),
  A(
    '2.1.1',
    'Keyboard',
    ['keyboard'],
    'that everything to press also works by key: it is native, and the end-to-end tests press some',
  ),
  A('2.1.2', 'No keyboard trap', ['keyboard'], ''),
  A('2.1.4', 'Character key shortcuts', [], 'there are none'),
  A('2.2.1', 'Timing adjustable', [], 'sessions and the kiosk’s 15 seconds: see the keyboard map of the provider'),
  A(
    '2.2.2',
    'Pause, stop, hide',
    [],
    'the loading pattern stops under reduced motion; the licence’s countdown is essential',
  ),
  A('2.3.1', 'Three flashes', [], 'nothing flashes'),
  A('2.4.1', 'Bypass blocks', [], 'the page’s; elements have headings'),
  A('2.4.2', 'Page titled', [], 'the page’s; a frame has a title, see the end-to-end tests'),
  A('2.4.3', 'Focus order', ['keyboard'], 'where the focus goes after a step: see the browser tests of each view'),
  A('2.4.4', 'Link purpose (in context)', ['axe', 'names'], 'whether a name says where it leads'),
  AA('2.4.5', 'Multiple ways', [], 'the page’s'),
  AA('2.4.6', 'Headings and labels', ['axe', 'names'], 'whether they describe'),
  AA('2.4.7', 'Focus visible', ['keyboard'], ''),
  AA('2.4.11', 'Focus not obscured (minimum)', ['keyboard'], 'what the page lays over an element'),
  A('2.5.1', 'Pointer gestures', [], 'there are none but pressing'),
  A('2.5.2', 'Pointer cancellation', [], 'native controls act when the finger is lifted'),
  A('2.5.3', 'Label in name', ['axe'], ''),
  A('2.5.4', 'Motion actuation', [], 'nothing listens to motion'),
  AA('2.5.7', 'Dragging movements', [], 'nothing is dragged'),
  AA('2.5.8', 'Target size (minimum)', ['axe', 'target-size'], ''),
  A('3.1.1', 'Language of page', ['language'], 'the page’s own'),
  AA(
    '3.1.2',
    'Language of parts',
    ['language'],
    'Chinese content of guides within the English interface is not marked everywhere',
  ),
  A('3.2.1', 'On focus', ['keyboard'], ''),
  A('3.2.2', 'On input', [], 'a choice may show further questions below it; it never moves the focus'),
  AA('3.2.3', 'Consistent navigation', [], 'the page’s'),
  AA('3.2.4', 'Consistent identification', [], 'one catalogue of texts for all elements'),
  A('3.2.6', 'Consistent help', [], 'the offline way stands at the end of each view'),
  A('3.3.1', 'Error identification', ['axe', 'names'], 'whether the sentence names the mistake'),
  A('3.3.2', 'Labels or instructions', ['axe', 'names'], 'whether they suffice'),
  AA('3.3.3', 'Error suggestion', [], 'each sentence says what to do: “Foundations/Failure sentences”'),
  AA(
    '3.3.4',
    'Error prevention (legal, financial, data)',
    [],
    'a form is checked before it is filed, and can be withdrawn: see the browser tests',
  ),
  A('3.3.7', 'Redundant entry', [], 'number and code are asked for once in each frame'),
  AA(
    '3.3.8',
    'Accessible authentication (minimum)',
    [],
    'signing in happens at the identity provider; the printed code may be pasted',
  ),
  A('4.1.2', 'Name, role, value', ['axe', 'names'], 'what a screen reader makes of them: see the manual script'),
  AA('4.1.3', 'Status messages', ['names'], 'whether they are spoken: see the manual script'),
];
