create schema prescribing;
comment on schema prescribing is 'What clinicians prescribe, and the commands by which they did';

create table prescribing.prescription (
  id uuid primary key,
  organisation text not null,
  patient uuid not null,
  status text not null check (status in ('DRAFT', 'ACTIVE', 'ON_HOLD', 'COMPLETED', 'REVOKED', 'ENTERED_IN_ERROR')),
  reason text check (reason in ('WITHDRAWN', 'COMMUNITY_NOT_LISTED', 'UNSAFE', 'NO_AGREEMENT', 'NOT_JOINED',
    'EXPIRED', 'PATIENT_GONE')),
  community text not null,
  need text not null,
  wanted text[] not null,
  run uuid not null,
  channel text not null check (channel in ('TEXT', 'EMAIL', 'LETTER')),
  caution_reason text,
  requester_id text not null,
  requester_name text not null,
  signed_at timestamptz not null,
  grace_until timestamptz not null,
  issued_at timestamptz,
  valid_until timestamptz check (valid_until > issued_at),
  changed_at timestamptz not null,
  version int not null,
  check ((status = 'REVOKED') = (reason is not null)),
  check ((issued_at is null) = (valid_until is null)),
  check (status <> 'ENTERED_IN_ERROR' or issued_at is null)
);
create index prescription_patient on prescribing.prescription (patient, signed_at desc);
create index prescription_organisation on prescribing.prescription (organisation, signed_at desc);
create index prescription_waiting on prescribing.prescription (grace_until)
  where status = 'ACTIVE' and issued_at is null;
comment on table prescribing.prescription is 'One peer-support prescription (FHIR ServiceRequest)';
comment on column prescribing.prescription.id is 'Time-ordered id, also that of the ServiceRequest';
comment on column prescribing.prescription.organisation is 'ODS code of the practice';
comment on column prescribing.prescription.patient is 'For whom';
comment on column prescribing.prescription.status is 'ServiceRequest.status';
comment on column prescribing.prescription.reason is 'Why it was revoked';
comment on column prescribing.prescription.community is 'The clinician''s first choice, never rewritten';
comment on column prescribing.prescription.need is 'Main need, SNOMED CT concept';
comment on column prescribing.prescription.wanted is 'Kinds of support wanted';
comment on column prescribing.prescription.run is 'The match run it was chosen from';
comment on column prescribing.prescription.channel is 'How the first message goes out';
comment on column prescribing.prescription.caution_reason is 'Why the clinician went on in spite of a caution';
comment on column prescribing.prescription.requester_id is 'Subject of the prescriber''s token';
comment on column prescribing.prescription.requester_name is 'The prescriber''s name';
comment on column prescribing.prescription.signed_at is 'When it was signed';
comment on column prescribing.prescription.grace_until is 'Until when it can be undone';
comment on column prescribing.prescription.issued_at is 'When the grace was over and every check had passed; empty before';
comment on column prescribing.prescription.valid_until is 'End of its time; empty before issue';
comment on column prescribing.prescription.changed_at is 'Last change';
comment on column prescribing.prescription.version is 'Counts the changes, from 0';

create table prescribing.command (
  organisation text not null,
  key text not null,
  patient uuid not null,
  fingerprint text not null,
  prescription uuid not null,
  grace_until timestamptz not null,
  answered_at timestamptz not null,
  primary key (organisation, key)
);
comment on table prescribing.command is 'Commands to sign that were carried out, so that a repeated one gets the same answer';
comment on column prescribing.command.organisation is 'ODS code of the practice';
comment on column prescribing.command.key is 'The caller''s Idempotency-Key';
comment on column prescribing.command.patient is 'Whose';
comment on column prescribing.command.fingerprint is 'SHA-256 of the command, hexadecimal';
comment on column prescribing.command.prescription is 'The answer: the prescription';
comment on column prescribing.command.grace_until is 'The answer: until when it can be undone';
comment on column prescribing.command.answered_at is 'When';

create table prescribing.offer (
  run uuid not null,
  organisation text not null,
  offer text not null check (offer in ('OFFERED', 'DECLINED')),
  need text not null,
  clinician text not null,
  recorded_at timestamptz not null,
  primary key (run, offer)
);
comment on table prescribing.offer is 'What was shown to a clinician and whether they declined; says nothing of a person';
comment on column prescribing.offer.run is 'The match run';
comment on column prescribing.offer.organisation is 'ODS code of the practice';
comment on column prescribing.offer.offer is 'Shown, or shown and declined';
comment on column prescribing.offer.need is 'Main need, SNOMED CT concept';
comment on column prescribing.offer.clinician is 'Subject of the clinician''s token';
comment on column prescribing.offer.recorded_at is 'When';

alter table prescribing.prescription enable row level security;
alter table prescribing.prescription force row level security;
create policy own_rows on prescribing.prescription
  using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
alter table prescribing.command enable row level security;
alter table prescribing.command force row level security;
create policy own_rows on prescribing.command
  using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
alter table prescribing.offer enable row level security;
alter table prescribing.offer force row level security;
create policy own_rows on prescribing.offer
  using (access.sees(organisation, null)) with check (access.sees(organisation, null));
grant usage on schema prescribing to ${runRole};
grant select, insert, update on prescribing.prescription to ${runRole};
grant select, insert on prescribing.command, prescribing.offer to ${runRole};
