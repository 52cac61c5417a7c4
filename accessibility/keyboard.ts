// Prevents: an element that only its author can use without a mouse. Which key does what, by tag; shown in Storybook and in the
// conformance reports. Everything is a native control, so these are the browser's keys.

export interface KeyUse {
  readonly keys: string;
  readonly does: string;
}

const NEXT: KeyUse = {
  keys: 'Tab, Shift+Tab',
  does: 'The next control, the one before; in the order of the text. Nothing holds the focus.',
};
const PRESS: KeyUse = { keys: 'Enter', does: 'Presses a button, follows a link.' };
const SPACE: KeyUse = { keys: 'Space', does: 'Presses a button, ticks a box, chooses a radio button.' };
const RADIO: KeyUse = {
  keys: 'Arrow keys',
  does: 'Within a group of radio buttons: chooses the next, the one before.',
};
const FOLD: KeyUse = { keys: 'Enter, Space', does: 'On a heading with a mark: unfolds and folds it.' };
const FIELD: KeyUse = { keys: 'Enter', does: 'In a field: goes on, as the button below does.' };
const LIST: KeyUse = { keys: 'Arrow keys, letters', does: 'In a drop-down list: chooses an entry.' };

const HOST: readonly KeyUse[] = [
  { ...NEXT, does: 'Into the frame, through it, and out of it again; the frame has a name.' },
  PRESS,
];

export const KEYBOARD: Readonly<Record<string, readonly KeyUse[]>> = {
  'qwy-guide': [NEXT, PRESS, SPACE, RADIO, FOLD],
  'qwy-form': HOST,
  'qwy-case': HOST,
  'qwy-rating': HOST,
  'qwy-license': HOST,
  'qwy-provider': [
    { keys: 'Tab, Shift+Tab', does: 'While it asks whether you are still there: between its two buttons only.' },
    { keys: 'Escape', does: 'While it asks: “I am still here”.' },
    PRESS,
  ],
  'qwy-form-view': [NEXT, FIELD, SPACE, RADIO, LIST, PRESS],
  'qwy-case-view': [NEXT, FIELD, PRESS, FOLD],
  'qwy-rating-view': [NEXT, FIELD, SPACE, RADIO, PRESS],
  'qwy-license-view': [NEXT, FIELD, PRESS, SPACE, RADIO, FOLD],
};
