/** The policy that Lit makes for Trusted Types, in every script of the kit. */
export const TRUSTED = 'lit-html';

/**
 * What a content security policy must allow the kit, for the builder and the facts sheet: directive and value, in which
 * `{script}` stands for the origin of the script and `{backend}` for that of the data. Nothing else is needed: styles
 * are constructed sheets, pictures are drawn.
 */
export const POLICY: readonly (readonly [directive: string, value: string])[] = [
  ['script-src', '{script}'],
  ['connect-src', '{backend}'],
  ['trusted-types', TRUSTED],
];

/** For the door that is a frame alone. */
export const FRAME: readonly [directive: string, value: string] = ['frame-src', '{script}'];
