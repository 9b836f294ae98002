import type * as z from 'zod/mini';

/** What a record must be besides well-formed to go into a table with keys and constraints. */
export interface Rule<T> {
  schema: z.ZodMiniType<T>;
  /** Its primary key. */
  id(record: T): string;
  /** Further conditions that the table enforces; the text names the broken one. */
  fault?(record: T): string | undefined;
  /** Where a misfit is served: a month, a fund; '' is everywhere. */
  scope?(record: T): unknown;
}

export interface Misfit {
  noun: string;
  position: number;
  own_id: string;
  scope: string;
  doc: string;
  reason: string;
}

/** Parts the records that a table can take from those that it would refuse. */
export class Sorter {
  readonly misfits: Misfit[] = [];

  sound<T>(noun: string, records: readonly T[], rule: Rule<NoInfer<T>>): T[] {
    const seen = new Set<string>();
    return records.filter((record) => {
      const reason = this.#reason(record, rule, seen);
      if (reason === undefined) seen.add(rule.id(record));
      else this.misfits.push(this.#misfit(noun, record, rule, reason));
      return reason === undefined;
    });
  }

  #reason<T>(record: T, rule: Rule<T>, seen: Set<string>): string | undefined {
    const checked = rule.schema.safeParse(record);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not of the contract'}`;
    }
    if (seen.has(rule.id(record))) return `${rule.id(record)} is there twice`;
    return rule.fault?.(record);
  }

  #misfit<T>(noun: string, record: T, rule: Rule<T>, reason: string): Misfit {
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    return {
      noun,
      position: this.misfits.length,
      own_id: text(quietly(() => rule.id(record))),
      scope: text(quietly(() => rule.scope?.(record))),
      doc: JSON.stringify(record),
      reason,
    };
  }
}

/** A misfit may lack the very field that is asked for. */
function quietly(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
