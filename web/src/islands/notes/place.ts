/** Lengths are CSS pixels, positions those of the window. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Place {
  left: number;
  top: number;
  /** What does not fit in is scrolled to within the note. */
  height: number;
}

const margin = 12;
const gap = 8;
/** In a window so low that there is less room on both sides, the note rather covers its numeral. */
const least = 176;

/** Where a note stands: below its numeral, or above it where there is not enough room but more than below. */
export function placeBeside(numeral: Box, note: Size, view: Size): Place {
  const roomBelow = view.height - margin - gap - numeral.bottom;
  const roomAbove = numeral.top - gap - margin;
  const isBelow = note.height <= roomBelow || roomBelow >= roomAbove;
  const height = Math.min(note.height, Math.max(isBelow ? roomBelow : roomAbove, least), view.height - 2 * margin);
  const middle = (numeral.left + numeral.right) / 2;
  return {
    left: within(middle - note.width / 2, view.width - margin - note.width),
    top: within(isBelow ? numeral.bottom + gap : numeral.top - gap - height, view.height - margin - height),
    height,
  };
}

const within = (value: number, most: number): number => Math.max(margin, Math.min(value, most));
