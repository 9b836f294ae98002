import type { Facts } from './gather';
import { FRAME } from './policy';
import { UPLOAD } from './upload';
import type { FactWords } from './words';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const code = (text: string): string => `<code>${escaped(text)}</code>`;
const kb = (bytes: number): string => (bytes / 1024).toFixed(1);
const section = (title: string, ...inner: string[]): string =>
  `<section><h2>${title}</h2>${inner.join('\n')}</section>`;
const table = (heads: string[], rows: string[][]): string =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>
${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}
</tbody></table>`;

function storage({ stored: { good, outbox, probe } }: Facts, words: FactWords): string {
  return table(
    [words.where, words.what, words.howLong],
    [
      [code(good.database), words.good, words.goodLong(good.days, good.most)],
      [code(outbox.database), words.outbox, words.outboxLong(outbox.tombDays, outbox.mostTombs)],
      [code(probe), words.probe, words.probeLong],
    ],
  );
}

const scripts = (facts: Facts, words: FactWords): string =>
  table(
    [words.script, words.size, words.hash],
    facts.scripts.map(({ name, gzip, hash }) => {
      const about = words.about[name] ?? words.single;
      return [`${code(name)} <small>${about}</small>`, `${kb(gzip)}&nbsp;KB`, code(hash)];
    }),
  );

const upload = ({ uploadText, upload: [told, never] }: FactWords): string =>
  `<p>${uploadText} ${UPLOAD.needed.map(code).join(' ')}${told} ${UPLOAD.told.map(code).join(' ')}${never} ${UPLOAD.never.map(code).join(' ')}</p>`;

const links = (text: string): string =>
  text.replace(/\b(integrity|openapi|sbom\.cdx)\.json\b/g, '<a href="$&">$&</a>');

/** The sheet as a page of its own: one side of A4, no script. `other` is the file in the other language. */
export function pageOf(facts: Facts, words: FactWords, style: string, other: string): string {
  const policy = facts.policy.map(([directive, value]) => `${directive} ${value}`).join('; ');
  const writes = facts.writes.map((name) => `${code(name)} ${words.write[name]}`);
  const depends = facts.dependencies.map(
    ({ name, version, licence }) => `<span>${escaped(name)} ${version} <small>(${licence})</small></span>`,
  );
  return `<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} ${facts.version}</title>
<link rel="icon" href="embed/icon.svg">
<style>${style}</style>
</head>
<body>
<header><h1>${words.title} <small>${facts.version} · ${facts.date} · ${words.licence} ${facts.licence}</small></h1><a href="${other}" class="other">${words.other}</a></header>
<p>${words.intro} ${words.contact}</p>
${section(words.loads, `<p>${words.loadsText(facts.parts.count, kb(facts.parts.gzip))}</p>`, scripts(facts, words), upload(words))}
${section(words.reads, `<p>${words.readsText}</p>`, `<p class="list">${facts.reads.map(code).join(' ')}</p>`)}
${section(words.sends, `<p>${words.sendsText}</p>`, `<p class="list">${writes.map((one) => `<span>${one}</span>`).join(' ')}</p>`)}
${section(words.stores, storage(facts, words), `<p>${words.nothing} ${words.http}</p>`)}
${section(words.policy, `<p>${words.policyText}</p>`, `<pre>${escaped(policy)}</pre>`, `<p>${words.frame} ${code(FRAME.join(' '))}</p>`)}
${section(words.rights, `<p>${words.rightsText}</p>`)}
${section(words.events, `<p>${words.eventsText} ${facts.events.map(code).join(' ')}</p>`)}
${section(words.depends, `<p>${words.dependsText} <a href="sbom.cdx.json">sbom.cdx.json</a></p>`, `<p class="list">${depends.join(' ')}</p>`)}
<footer>${links(words.proof)}</footer>
</body>
</html>
`;
}
