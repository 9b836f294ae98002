import type { OneResource } from '../contract/resource';
import { idOf, parse, pointer, type Fault, type Findings } from './check';

/** One bad area or figure must not cost the page its service document: they are set aside like a list's records. */
export function withoutBadParts<T>(
  resource: OneResource<T>,
  raw: unknown,
  first: Fault,
  findings: Findings,
): unknown {
  let rest = raw;
  for (let fault: Fault | undefined = first; fault && findings.setAside.length < 200;) {
    const [field, index] = fault.path;
    if (typeof field !== 'string' || typeof index !== 'number') return rest;
    const parts = (rest as Record<string, unknown[]>)[field] ?? [];
    const path = [
      field,
      index + findings.setAside.filter(({ path: seen }) => seen.startsWith(`/${field}/`)).length,
    ];
    findings.setAside.push({
      resource: resource.name,
      path: pointer([...path, ...fault.path.slice(2)]),
      reason: fault.reason,
      id: idOf(parts[index]),
    });
    rest = { ...(rest as object), [field]: parts.filter((_, i) => i !== index) };
    const result = parse(resource.one, rest);
    fault = 'reason' in result ? result : undefined;
  }
  return rest;
}
