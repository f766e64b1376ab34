let last = 0;

/** A key for a row of an editor, for as long as the page lives. */
export const newKey = () => String(++last);
