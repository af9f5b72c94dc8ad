create schema carerecord;
comment on schema carerecord is 'The practices'' record systems: where they are, and what was written into them';

create table carerecord.endpoint (
  organisation text primary key check (organisation ~ '^[A-Z0-9]{3,10}$'),
  base_address text not null check (base_address ~ '^https?://[^?#]+[^/?#]$'),
  adapter text not null check (adapter in ('fhir')),
  enabled boolean not null,
  bearer_property text check (bearer_property ~ '^[A-Za-z0-9._-]{1,100}$')
);
comment on table carerecord.endpoint is 'The record system of one practice; holds no data of a person and no secret';
comment on column carerecord.endpoint.organisation is 'ODS code of the practice';
comment on column carerecord.endpoint.base_address is 'Base address of its FHIR R4 interface, without a trailing slash';
comment on column carerecord.endpoint.adapter is 'How it is spoken to';
comment on column carerecord.endpoint.enabled is 'Whether it may be called now';
comment on column carerecord.endpoint.bearer_property is 'Name of the property or environment variable that holds the bearer token; empty where none is needed';

create table carerecord.write_back (
  id uuid primary key,
  sequence bigint generated always as identity,
  organisation text not null,
  patient uuid not null,
  prescription uuid not null,
  kind text not null check (kind in ('PRESCRIBED', 'FIRST_OUTCOME', 'FINAL')),
  patient_reported boolean not null,
  state text not null check (state in ('PENDING', 'SENDING', 'UNCERTAIN', 'DONE', 'DEAD', 'CANCELLED')),
  queued_at timestamptz not null,
  kept_since timestamptz not null default now(),
  attempts int not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz not null,
  last_status int,
  last_error text check (last_error ~ '^[a-z0-9-]{1,60}$'),
  look_first boolean not null default false,
  lease_owner uuid,
  lease_until timestamptz,
  bundle bytea,
  bundle_hash bytea,
  written_at timestamptz,
  location text,
  unique (prescription, kind),
  check ((state = 'SENDING') = (lease_owner is not null)),
  check ((bundle is null) = (bundle_hash is null)),
  check ((state = 'DONE') = (written_at is not null))
);
create index write_back_unfinished on carerecord.write_back (next_attempt_at)
  where state in ('PENDING', 'SENDING', 'UNCERTAIN');
comment on table carerecord.write_back is 'One entry for a care record: at most one of each kind per prescription, never deleted';
comment on column carerecord.write_back.id is 'Time-ordered id; the task that tries it bears the same';
comment on column carerecord.write_back.sequence is 'Order within a prescription: the next waits for the one before';
comment on column carerecord.write_back.organisation is 'ODS code of the practice';
comment on column carerecord.write_back.patient is 'Whose record';
comment on column carerecord.write_back.prescription is 'Under which prescription';
comment on column carerecord.write_back.kind is 'Which of the three entries';
comment on column carerecord.write_back.patient_reported is 'Whether it rests on what the patient reports, and so follows their choice';
comment on column carerecord.write_back.state is 'How far it is; UNCERTAIN: it may have arrived, so look before sending again';
comment on column carerecord.write_back.queued_at is 'When it was accepted here, by the business clock';
comment on column carerecord.write_back.kept_since is 'When it was accepted here, by the database clock';
comment on column carerecord.write_back.attempts is 'Number of tries begun';
comment on column carerecord.write_back.next_attempt_at is 'Not to be tried before, by the database clock';
comment on column carerecord.write_back.last_status is 'HTTP status of the last answer; empty where there was none';
comment on column carerecord.write_back.last_error is 'Kebab-case word for what went wrong last; never a text that the record system sent';
comment on column carerecord.write_back.look_first is 'Whether an earlier try may have arrived';
comment on column carerecord.write_back.lease_owner is 'The try that is running; its answer counts only while it holds this';
comment on column carerecord.write_back.lease_until is 'Until when, by the database clock';
comment on column carerecord.write_back.bundle is 'The transaction bundle as it is sent: the same bytes on every try until the record has changed';
comment on column carerecord.write_back.bundle_hash is 'SHA-256 of the bundle';
comment on column carerecord.write_back.written_at is 'When the record system confirmed it';
comment on column carerecord.write_back.location is 'Where the ServiceRequest lies there';

create table carerecord.written_resource (
  organisation text not null,
  patient uuid not null,
  prescription uuid not null,
  type text not null,
  identifier text not null,
  server_id text not null,
  written_at timestamptz not null,
  primary key (organisation, type, identifier)
);
create index written_resource_prescription on carerecord.written_resource (prescription);
comment on table carerecord.written_resource is 'A resource that lies in a record system, under the id which that gave it';
comment on column carerecord.written_resource.organisation is 'ODS code of the practice';
comment on column carerecord.written_resource.patient is 'Whose record';
comment on column carerecord.written_resource.prescription is 'Under which prescription';
comment on column carerecord.written_resource.type is 'FHIR type';
comment on column carerecord.written_resource.identifier is 'Our identifier, its value alone';
comment on column carerecord.written_resource.server_id is 'Id in the record system';
comment on column carerecord.written_resource.written_at is 'When it was confirmed last';

alter table carerecord.write_back enable row level security;
alter table carerecord.write_back force row level security;
create policy own_rows on carerecord.write_back
  using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
alter table carerecord.written_resource enable row level security;
alter table carerecord.written_resource force row level security;
create policy own_rows on carerecord.written_resource
  using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));

grant usage on schema carerecord to ${runRole};
grant select, insert, update on carerecord.endpoint, carerecord.write_back, carerecord.written_resource to ${runRole};
