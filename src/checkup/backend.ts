/* Whether each backend on the page answers, may be read from here, and says what the contract asks for. */
import { listOf } from '../contract/list';
import { Service } from '../contract/service';
import { finding, type Finding } from './finding';
import { TAGS } from './element';

const LIMIT_MS = 10_000;

/** Base addresses of all elements on the page, without repeats. */
function addresses(): string[] {
  const meta = document.querySelector('meta[name="hehuo-backend"]')?.getAttribute('content');
  const given = listOf(document.querySelectorAll(TAGS.join()), (element) =>
    element.querySelector(':scope > script[type="application/json"]')
      ? undefined
      : (element.getAttribute('backend') ?? meta),
  );
  const absolute = given.filter((one): one is string => !!one).map(absoluteOf);
  return listOf(new Set(absolute));
}

/** Two ways to write one address are one address; what is none stays as it was written. */
function absoluteOf(address: string): string {
  try {
    return new URL(address, document.baseURI).href;
  } catch {
    return address;
  }
}

/** The directive of the page's policy that an attempt broke, if it did. */
async function blockedBy(attempt: () => Promise<unknown>): Promise<string | undefined> {
  let directive: string | undefined;
  const hear = (event: SecurityPolicyViolationEvent): void => {
    directive = event.effectiveDirective || event.violatedDirective;
  };
  document.addEventListener('securitypolicyviolation', hear);
  await attempt();
  await new Promise((done) => setTimeout(done, 50));
  document.removeEventListener('securitypolicyviolation', hear);
  return directive;
}

async function ask(url: string, mode: RequestMode): Promise<Response | undefined> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), LIMIT_MS);
  const reply = await fetch(url, {
    mode,
    credentials: 'omit',
    cache: 'no-store',
    signal: control.signal,
  }).catch(() => undefined);
  clearTimeout(timer);
  return reply;
}

/** Why nothing came back. */
async function unreached(url: string, directive: string | undefined): Promise<Finding> {
  const { origin, protocol } = new URL(url);
  if (directive)
    return finding(
      'B1',
      'bad',
      `网页的内容安全策略（CSP）不允许连接 ${origin}（${directive}）。`,
      `在策略中加上：${directive} ${origin}`,
    );
  if (protocol === 'http:' && location.protocol === 'https:')
    return finding('B2', 'bad', `https 的网页不能连接 http 的数据地址 ${origin}。`, '数据地址也改用 https。');
  if (origin !== location.origin && (await ask(url, 'no-cors')))
    return finding(
      'B3',
      'bad',
      `${origin} 有回答，但不允许本网页读取（CORS）。`,
      `请数据方在回答中加上：Access-Control-Allow-Origin: ${location.origin}`,
    );
  return finding('B4', 'bad', `连不上 ${url}。`, '检查 backend 的网址和网络；数据方的服务可能没有启动。');
}

async function conforms(url: string, reply: Response): Promise<Finding> {
  if (!reply.ok)
    return finding(
      'B5',
      'bad',
      `${url} 回答 ${reply.status}。`,
      'backend 应写到 service.json 所在的文件夹，以 / 结尾。',
    );
  const data: unknown = await reply.json().catch(() => undefined);
  if (data === undefined)
    return finding('B6', 'bad', `${url} 回答的不是 JSON，可能是登录页或首页。`, '检查 backend 的网址。');
  const parsed = Service.safeParse(data);
  if (parsed.success)
    return finding('B7', 'ok', `数据地址 ${url} 正常，约定版本 ${parsed.data.contractVersion}。`);
  const places = parsed.error.issues.slice(0, 3).map(({ path }) => `/${path.join('/')}`);
  return finding(
    'B7',
    'bad',
    `${url} 的内容不合约定：${places.join('、')}。`,
    '请数据方对照 openapi.json 改正。',
  );
}

async function lookAt(backend: string): Promise<Finding> {
  let url: string;
  try {
    url = new URL('service.json', new URL(backend, document.baseURI)).href;
  } catch {
    return finding('B4', 'bad', `backend="${backend}" 不是网址。`, '例如 backend="https://…/api/"。');
  }
  let reply: Response | undefined;
  const directive = await blockedBy(async () => (reply = await ask(url, 'cors')));
  return reply ? conforms(url, reply) : unreached(url, directive);
}

export async function lookAtBackends(): Promise<Finding[]> {
  const found = addresses();
  if (found.length) return Promise.all(found.map(lookAt));
  const inline = document.querySelector(TAGS.map((tag) => `${tag} > script[type="application/json"]`).join());
  return inline
    ? [finding('B8', 'ok', '数据写在网页里，不连接后端。')]
    : [finding('B8', 'bad', '没有写数据地址。', '给标签加上 backend="https://…/api/"。')];
}
