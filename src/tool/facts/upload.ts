/**
 * What of the built folder goes to a web server, for the facts sheet and README: `needed` for the elements, `told` for those
 * who review the site. The rest of the folder (bundlers, types, the reference backend, the demonstration) stays at home.
 */
export const UPLOAD = {
  needed: ['hehuo.js', 'hehuo-*.js', 'part/', 'embed/'],
  told: ['integrity.json', 'openapi.json', 'sbom.cdx.json', 'facts.html', 'facts.en.html'],
  never: ['server/', 'demo/', 'types/', 'chunk/', 'schema/'],
} as const;
