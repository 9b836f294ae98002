/**
 * Writes the facts sheet for those who review the kit, `facts.html` and `facts.en.html`, and the bill of materials,
 * `sbom.cdx.json`. Last, as it tells of the built files. (Node)
 *
 *   node --import tsx src/tool/write-facts.ts <folder> <version>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsOf } from './facts/gather';
import { pageOf } from './facts/page';
import { sbomOf } from './facts/sbom';
import { en, zh } from './facts/words';

const [folder = 'dist', version = '0.0.0'] = process.argv.slice(2);
const here = import.meta.dirname;

const sbom = await sbomOf(join(here, '../..'));
const facts = factsOf(folder, version, sbom);
const style = readFileSync(join(here, 'facts/facts.css'), 'utf8');

writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
writeFileSync(join(folder, 'facts.html'), pageOf(facts, zh, style, 'facts.en.html'));
writeFileSync(join(folder, 'facts.en.html'), pageOf(facts, en, style, 'facts.html'));
