-- A table of its own: whatever reads prescriptions (the funnel, links, messages, check-ins, what a patient said no to)
-- cannot meet one of these.
create table prescribing.link_worker_request (
  id uuid primary key,
  organisation text not null,
  patient uuid not null,
  status text not null check (status in ('ACTIVE', 'COMPLETED', 'REVOKED', 'ENTERED_IN_ERROR')),
  outcome text check (outcome in ('ACCEPTED', 'DECLINED', 'NOT_REACHED', 'PATIENT_GONE', 'WITHDRAWN')),
  need text not null,
  phone_monitored boolean not null,
  command_key text not null,
  requester_id text not null,
  requester_name text not null,
  requested_at timestamptz not null,
  due_at timestamptz not null check (due_at > requested_at),
  reported_late_at timestamptz,
  answered_at timestamptz,
  answered_by text,
  answered_by_name text,
  first_contact boolean not null default false,
  changed_at timestamptz not null,
  version int not null default 0 check (version >= 0),
  unique (organisation, command_key),
  check ((status in ('COMPLETED', 'REVOKED')) = (outcome is not null)),
  check ((status = 'COMPLETED') = (outcome is not distinct from 'ACCEPTED')),
  check ((outcome is null) = (answered_at is null)),
  check ((answered_by is null) = (answered_by_name is null)),
  check (coalesce(outcome, '') not in ('ACCEPTED', 'DECLINED', 'NOT_REACHED') or answered_by is not null),
  check (not first_contact or status = 'COMPLETED')
);
create unique index link_worker_request_open on prescribing.link_worker_request (organisation, patient)
  where status = 'ACTIVE';
create index link_worker_request_patient on prescribing.link_worker_request (patient, answered_at)
  where outcome = 'ACCEPTED';
create index link_worker_request_organisation on prescribing.link_worker_request (organisation, requested_at desc);
create index link_worker_request_due on prescribing.link_worker_request (due_at)
  where status = 'ACTIVE' and reported_late_at is null;
comment on table prescribing.link_worker_request is 'One request to a practice''s link worker (FHIR ServiceRequest of its own code); no link, message or check-in belongs to it, and no report counts it';
comment on column prescribing.link_worker_request.id is 'Time-ordered id, also that of the ServiceRequest';
comment on column prescribing.link_worker_request.organisation is 'ODS code of the practice';
comment on column prescribing.link_worker_request.patient is 'For whom; they agreed to be contacted by the link worker when it was asked';
comment on column prescribing.link_worker_request.status is 'ServiceRequest.status; at most one of a patient is ACTIVE at a practice';
comment on column prescribing.link_worker_request.outcome is 'How it ended; empty while it is open, and where it was undone';
comment on column prescribing.link_worker_request.need is 'Main need, SNOMED CT concept';
comment on column prescribing.link_worker_request.phone_monitored is 'Whether somebody else may see the patient''s phone: nobody may ring them; never written into a record';
comment on column prescribing.link_worker_request.command_key is 'The caller''s Idempotency-Key, so that a repeated command has one effect';
comment on column prescribing.link_worker_request.requester_id is 'Subject of the token of the clinician who asked';
comment on column prescribing.link_worker_request.requester_name is 'Their name';
comment on column prescribing.link_worker_request.requested_at is 'When they asked';
comment on column prescribing.link_worker_request.due_at is 'By when the link worker should have answered';
comment on column prescribing.link_worker_request.reported_late_at is 'When the clinicians were told that nobody had answered in time; empty where they were not';
comment on column prescribing.link_worker_request.answered_at is 'When it ended; empty where it has not, or was undone';
comment on column prescribing.link_worker_request.answered_by is 'Subject of the token of the link worker who answered; empty where nobody did';
comment on column prescribing.link_worker_request.answered_by_name is 'Their name';
comment on column prescribing.link_worker_request.first_contact is 'Whether it was accepted and no other request of the patient had been at this practice in the twelve months before';
comment on column prescribing.link_worker_request.changed_at is 'Last change';
comment on column prescribing.link_worker_request.version is 'Counts the changes, from 0';

alter table prescribing.link_worker_request enable row level security;
alter table prescribing.link_worker_request force row level security;
create policy own_rows on prescribing.link_worker_request
  using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
grant select, insert, update on prescribing.link_worker_request to ${runRole};
