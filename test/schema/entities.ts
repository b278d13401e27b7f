import { DataSource, type EntityMetadata } from 'typeorm';
import { EventRow } from '#libs/platform';
import { allEntities } from '../../apps/api/src/app.module.js';
import { WITHOUT_ENTITY } from './allowed.js';
import type { Check } from './catalogue.js';

/** The row classes as TypeORM understands them. The schema itself is only ever made by migrations. */
export async function rowClasses(url: string): Promise<EntityMetadata[]> {
  const source = await new DataSource({ type: 'postgres', url, entities: [...allEntities, EventRow] }).initialize();
  await source.destroy();
  return source.entityMetadatas;
}

/** One line per column: its type as PostgreSQL prints it, whether it may be null, whether it is of the key. */
function declared(entity: EntityMetadata): Map<string, string> {
  const { driver } = entity.connection;
  return new Map(
    entity.columns.map((column) => {
      const length = column.length ? `(${column.length})` : '';
      const digits = column.precision == null ? '' : `(${column.precision},${column.scale})`;
      const type = `${driver.normalizeType(column)}${length}${digits}${column.isArray ? '[]' : ''}`;
      return [column.databaseName, line(type, column.isNullable, column.isPrimary)];
    }),
  );
}

const line = (type: string, nullable: boolean, key: boolean): string =>
  `${type}${nullable ? ', may be null' : ''}${key ? ', of the key' : ''}`;

/** Every table has its row class (or a reason to have none), and they say the same of every column. */
export const entitiesMatch =
  (entities: readonly EntityMetadata[]): Check =>
  async (client) => {
    const { rows } = await client.query<{
      table: string;
      column: string;
      type: string;
      nullable: boolean;
      key: boolean;
    }>(
      `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
         not a.attnotnull as nullable, coalesce(a.attnum = any (p.conkey), false) as key
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       left join pg_constraint p on p.conrelid = c.oid and p.contype = 'p'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    );
    const tables = new Map<string, Map<string, string>>();
    for (const { table, column, type, nullable, key } of rows) {
      const columns = tables.get(table) ?? new Map<string, string>();
      tables.set(table, columns.set(column, line(type, nullable, key)));
    }
    const findings: string[] = [];
    const classes = new Map(entities.map((entity) => [entity.tableName, declared(entity)]));
    for (const table of new Set([...tables.keys(), ...classes.keys()])) {
      if (table in WITHOUT_ENTITY) continue;
      const there = tables.get(table);
      const said = classes.get(table);
      if (!there || !said) findings.push(`${table}: has ${there ? 'no row class' : 'a row class and no table'}`);
      else findings.push(...columnDifferences(table, there, said));
    }
    const gone = Object.keys(WITHOUT_ENTITY).filter((table) => !tables.has(table));
    return [...findings, ...gone.map((table) => `${table}: is listed and does not exist`)];
  };

function columnDifferences(table: string, there: Map<string, string>, said: Map<string, string>): string[] {
  return [...new Set([...there.keys(), ...said.keys()])]
    .filter((column) => there.get(column) !== said.get(column))
    .map((column) => `${table}.${column}: is ${there.get(column)}, its row class says ${said.get(column)}`);
}
