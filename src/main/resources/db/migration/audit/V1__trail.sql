create schema audit;
comment on schema audit is 'The append-only trail of every read and write of patient data';

create table audit.entry (
  id uuid primary key,
  recorded_at timestamptz not null,
  actor text not null,
  actor_name text not null,
  organisation text not null,
  action text not null check (action in ('C', 'R', 'U', 'D', 'E')),
  activity text not null check (activity ~ '^[a-z0-9-]+$'),
  patient uuid,
  entity text not null check (entity <> ''),
  entity_id text not null,
  outcome text not null check (outcome in ('SUCCESS', 'REFUSED', 'FAILED')),
  correlation text
);
create index entry_patient on audit.entry (patient, recorded_at);
create index entry_organisation on audit.entry (organisation, recorded_at);
comment on table audit.entry is 'One access (FHIR AuditEvent); the run role may add and read, never change or delete';
comment on column audit.entry.id is 'Time-ordered id';
comment on column audit.entry.recorded_at is 'When';
comment on column audit.entry.actor is 'Subject of the token, or the name of the link or task that acted';
comment on column audit.entry.actor_name is 'Name of a member of staff as their token gave it, or the kind of actor; never a patient''s name';
comment on column audit.entry.organisation is 'ODS code for which the actor acted';
comment on column audit.entry.action is 'Create, read, update, delete, execute (AuditEvent.action)';
comment on column audit.entry.activity is 'What was done, as a kebab-case word of the module';
comment on column audit.entry.patient is 'Whose data; empty where no person is concerned';
comment on column audit.entry.entity is 'Kind of thing touched, a FHIR type name where it has one';
comment on column audit.entry.entity_id is 'Its id';
comment on column audit.entry.outcome is 'Done, refused by a rule, or failed';
comment on column audit.entry.correlation is 'The request''s correlation id';

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy add_always on audit.entry for insert with check (true);
create policy read_own on audit.entry for select using (access.sees(organisation, null));
grant usage on schema audit to ${runRole};
grant select, insert on audit.entry to ${runRole};
