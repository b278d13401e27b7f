import pg from 'pg';

/**
 * Sees every committed row that is inserted, changed or deleted, by whichever role: a trigger on each table notes the
 * table's name in the same transaction, so what is rolled back is not counted.
 */
export class Written {
  private constructor(private readonly client: pg.Client) {}

  static async watch(url: string): Promise<Written> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(/* sql */ `
      create schema watch;
      create unlogged table watch.written (relation text not null);
      create function watch.note() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
      begin
        insert into watch.written values (tg_table_name);
        return null;
      end $$;
      do $$ declare t text; begin
        for t in select relname from pg_class
          where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') loop
          execute format('create trigger zz_watch after insert or update or delete on public.%I
            for each row execute function watch.note()', t);
        end loop;
      end $$;`);
    return new Written(client);
  }

  /** The tables written since the last call, sorted. */
  async since(): Promise<string[]> {
    const { rows } = await this.client.query<{ relation: string }>('delete from watch.written returning relation');
    return [...new Set(rows.map(({ relation }) => relation))].toSorted();
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

/** What a refused request may leave behind: a try that counts, because a guess is no less a guess for being wrong. */
export const TRIES = new Set(['sign_in_failures', 'sign_in_codes']);
