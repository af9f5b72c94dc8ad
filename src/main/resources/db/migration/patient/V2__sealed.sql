alter table patient.person
  add column sealed bytea,
  alter column birth_date drop not null,
  alter column given_name drop not null,
  alter column family_name drop not null,
  add constraint person_sealed_or_open check (case when sealed is null
    then birth_date is not null and given_name is not null and family_name is not null
    else birth_date is null and given_name is null and family_name is null end);
comment on column patient.person.sealed is 'Given and family name and date of birth, sealed for this row (AES-256-GCM)';
comment on column patient.person.birth_date is 'Of a row that an earlier version wrote, until it is sealed';
comment on column patient.person.given_name is 'Of a row that an earlier version wrote, until it is sealed';
comment on column patient.person.family_name is 'Of a row that an earlier version wrote, until it is sealed';
