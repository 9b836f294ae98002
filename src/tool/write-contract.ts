import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonSchemas, openapi } from './openapi';

/* Writes openapi.json and schema/<name>.json: `node --import tsx src/tool/write-contract.ts <folder> <version>`. */

const [folder = 'dist', version = '0.0.0'] = process.argv.slice(2);
const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

await mkdir(join(folder, 'schema'), { recursive: true });
await writeFile(join(folder, 'openapi.json'), text(openapi(version)));
for (const [name, schema] of Object.entries(jsonSchemas())) {
  await writeFile(join(folder, 'schema', `${name}.json`), text(schema));
}
