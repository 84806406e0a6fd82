import type { Drawing } from './drawing.ts';

/** A building whose kind nobody has said: a dotted line, waiting to be filled in. */
export const unknownHouse: Drawing = {
  width: 176,
  strokes: [['u', 'M14 130V66L88 22L162 66V130M14 66H162M76 130V96H100V130']],
  windows: [
    ['M34 84h16v18h-16Z', 'M42 84V102M34 92H50'],
    ['M126 84h16v18h-16Z', 'M134 84V102M126 92H142'],
  ],
  lit: [],
};
