/** An id for what belongs to a question: inside a repeat that is `members/0/age`, which no selector takes as it is. */
export const idOf = (letter: string, name: string): string => `${letter}-${name.replace(/\//g, '-')}`;

/** The id of the control that gets the focus for a question. */
export const fieldId = (name: string): string => idOf('f', name);
