create schema consultation;
comment on schema consultation is 'What the clinician''s doors keep for a short while; nothing here outlives a day';

create table consultation.visit (
  id uuid primary key,
  organisation text not null,
  patient uuid not null,
  problems text[] not null,
  phq9_total int check (phq9_total between 0 and 27),
  phq9_item9 int check (phq9_item9 between 0 and 3),
  phq9_on date,
  mobile text,
  email text,
  opened_by text not null,
  opened_at timestamptz not null,
  check ((phq9_total is null) = (phq9_on is null))
);
create index visit_opened_at on consultation.visit (opened_at);
comment on table consultation.visit is 'A patient opened by a clinician, with what the record said at that moment; deleted after a day';
comment on column consultation.visit.id is 'Time-ordered id, part of the page''s address';
comment on column consultation.visit.organisation is 'ODS code of the practice';
comment on column consultation.visit.patient is 'Whose visit';
comment on column consultation.visit.problems is 'Active coded problems, newest first, SNOMED CT concepts';
comment on column consultation.visit.phq9_total is 'Total of the latest PHQ-9, 0 to 27';
comment on column consultation.visit.phq9_item9 is 'Its item 9, 0 to 3';
comment on column consultation.visit.phq9_on is 'When it was answered';
comment on column consultation.visit.mobile is 'Mobile number as recorded';
comment on column consultation.visit.email is 'E-mail address as recorded';
comment on column consultation.visit.opened_by is 'Subject of the clinician''s token';
comment on column consultation.visit.opened_at is 'When';

create table consultation.arrival (
  id uuid primary key,
  organisation text not null,
  nhs_number text not null check (nhs_number ~ '^[0-9]{10}$'),
  birth_date date not null,
  expires_at timestamptz not null
);
create index arrival_expires_at on consultation.arrival (expires_at);
comment on table consultation.arrival is 'A person for whom a record system called a hook: the page behind the card''s link looks them up; good for half an hour';
comment on column consultation.arrival.id is 'Random id, part of the link';
comment on column consultation.arrival.organisation is 'ODS code of the practice';
comment on column consultation.arrival.nhs_number is 'NHS number';
comment on column consultation.arrival.birth_date is 'Date of birth';
comment on column consultation.arrival.expires_at is 'Until when the link leads anywhere';

create table consultation.used_token (
  issuer text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (issuer, jti)
);
create index used_token_expires_at on consultation.used_token (expires_at);
comment on table consultation.used_token is 'Client tokens of record systems that were used: each opens the door once; says nothing of a person';
comment on column consultation.used_token.issuer is 'Which record system';
comment on column consultation.used_token.jti is 'The token''s id';
comment on column consultation.used_token.expires_at is 'When the token ends, after which the row may go';

alter table consultation.visit enable row level security;
alter table consultation.visit force row level security;
create policy own_rows on consultation.visit
  using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
alter table consultation.arrival enable row level security;
alter table consultation.arrival force row level security;
create policy own_rows on consultation.arrival
  using (access.sees(organisation, null)) with check (access.sees(organisation, null));
grant usage on schema consultation to ${runRole};
grant select, insert, delete on consultation.visit, consultation.arrival, consultation.used_token to ${runRole};
