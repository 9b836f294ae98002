/** Version of the kit, from package.json at build time. */
export const version: string = typeof __HEHUO_VERSION__ === 'string' ? __HEHUO_VERSION__ : '0.0.0';

declare const __HEHUO_VERSION__: string | undefined;
