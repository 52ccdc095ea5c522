import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** The values of a statement that is put together from parts, in the order they were added. */
export class StatementValues {
  readonly all: unknown[] = [];

  /** The value's place in the statement: `$1` and so on. */
  add(value: unknown): string {
    return `$${this.all.push(value)}`;
  }
}

/** SQL for a place in a statement, with its values added to those of the statement. */
export type StatementPart = (values: StatementValues) => string;

/** Values of an entity's columns by their property. A function gives SQL instead of a value. */
export type Patch = Readonly<Record<string, unknown>>;

const isSql = (value: unknown): value is () => string => typeof value === 'function';

/**
 * What stands behind `set` in an `update`: the columns of an entity and their values. For statements that change several
 * tables at once, which TypeORM cannot write.
 */
export function assignments(
  manager: EntityManager,
  [entity, patch]: readonly [EntityTarget<ObjectLiteral>, Patch],
  values: StatementValues,
): string {
  const { driver } = manager.dataSource;
  const metadata = manager.dataSource.getMetadata(entity);
  return Object.entries(patch)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => {
      const column = metadata.findColumnWithPropertyName(property);
      if (!column) throw new Error(`${metadata.name} has no column for ${property}.`);
      const sql = isSql(value) ? value() : values.add(driver.preparePersistentValue(value, column));
      return `${column.databaseName} = ${sql}`;
    })
    .join(', ');
}
