create schema patient;
comment on schema patient is 'The people prescribed for, as small as the prescription needs';

create table patient.person (
  patient uuid primary key,
  organisation text not null,
  nhs_number text not null check (nhs_number ~ '^[0-9]{10}$'),
  birth_date date not null,
  given_name text not null,
  family_name text not null,
  sex text not null check (sex in ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN')),
  ethnic_group text not null check (ethnic_group in ('ASIAN', 'BLACK', 'MIXED', 'WHITE', 'OTHER', 'UNKNOWN')),
  language text not null,
  record_id text,
  registration text not null check (registration in ('REGISTERED', 'LEFT', 'DECEASED')),
  changed_at timestamptz not null,
  version int not null,
  unique (organisation, nhs_number)
);
comment on table patient.person is 'One person of one practice, as last read from the care record, which stays the source';
comment on column patient.person.patient is 'Id here; means nothing outside';
comment on column patient.person.organisation is 'ODS code of the practice';
comment on column patient.person.nhs_number is 'NHS number';
comment on column patient.person.birth_date is 'Date of birth';
comment on column patient.person.given_name is 'Given names as the record spells them; may be empty';
comment on column patient.person.family_name is 'Family name; may be empty';
comment on column patient.person.sex is 'Administrative gender';
comment on column patient.person.ethnic_group is 'One of the five groups of the census, or unknown';
comment on column patient.person.language is 'Preferred language, BCP 47';
comment on column patient.person.record_id is 'Id of the Patient in the practice''s record system; empty where entered by hand';
comment on column patient.person.registration is 'Registered here, left, or deceased';
comment on column patient.person.changed_at is 'Last change';
comment on column patient.person.version is 'Counts the changes';

alter table patient.person enable row level security;
alter table patient.person force row level security;
create policy own_rows on patient.person
  using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
grant usage on schema patient to ${runRole};
grant select, insert, update on patient.person to ${runRole};
