/** Written by the build: the files in `part/` with the hash of each, and which of them an element is made of. */
declare module 'hehuo:parts' {
  /** Name and SHA-256 in base64. */
  export const files: readonly (readonly [name: string, hash: string])[];
  /** By tag, indices into `files`: the entry, what it needs at once, and what it asks for later. */
  export const parts: Readonly<
    Record<string, { entry: number; now: readonly number[]; later: readonly number[] }>
  >;
  /** By tag, the SHA-256 in base64 of the script that holds all of an element, `hehuo-<tag>.js`. */
  export const whole: Readonly<Record<string, string | undefined>>;
  /** SHA-256 in base64 of the check-up, `hehuo-checkup.js`. */
  export const checkup: string | undefined;
}
