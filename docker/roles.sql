-- Creates the login of the API and the worker, or gives it a new password. Run by psql as a superuser or the owner of
-- the server, before the first migration; may be run again:
--   MAILLE_APP_PASSWORD=… psql "$DATABASE_URL" -f docker/roles.sql
-- The login can read and write rows that row-level security lets it see. It owns nothing, creates nothing and bypasses
-- nothing: whoever gets hold of it cannot change the schema, a policy or an issued invoice.
\set ON_ERROR_STOP on
\getenv app_password MAILLE_APP_PASSWORD
\if :{?app_password}
\else
  do $$ begin raise exception 'set MAILLE_APP_PASSWORD to the password that the API and the worker will use'; end $$;
\endif

select 'create role maille_app' where not exists (select from pg_roles where rolname = 'maille_app') \gexec
alter role maille_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'app_password';
