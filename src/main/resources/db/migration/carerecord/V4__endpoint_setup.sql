alter table carerecord.endpoint
  add column version int not null default 0 check (version >= 0),
  add column set_by_practice boolean not null default false,
  add column writes_prescribed boolean not null default true,
  add column writes_first_outcome boolean not null default true,
  add column writes_final boolean not null default true,
  add column writes_reported boolean not null default true;
comment on column carerecord.endpoint.version is 'Counts the changes made on the practice''s page: a form made from an older one is refused';
comment on column carerecord.endpoint.set_by_practice is 'Whether the practice''s administrator gave the address, from among those the operator allows; else the operator did';
comment on column carerecord.endpoint.writes_prescribed is 'Whether the practice lets the first entry be written: what was prescribed';
comment on column carerecord.endpoint.writes_first_outcome is 'Whether the practice lets the second entry be written: the first outcome';
comment on column carerecord.endpoint.writes_final is 'Whether the practice lets the last entry be written: how it ended';
comment on column carerecord.endpoint.writes_reported is 'Whether the practice lets anything be written that the patient reports; the patient''s own choice stands beside it and the stricter of the two counts';

create table carerecord.onboarding_check (
  organisation text not null references carerecord.endpoint,
  kind text not null check (kind in ('ANSWERS', 'PATIENT', 'CODE', 'OWN_ID', 'ONLY_ONCE')),
  result text not null check (result in ('PASSED', 'FAILED', 'CANNOT_BE_ASKED')),
  reason text not null check (reason ~ '^[a-z0-9-]{1,60}$'),
  checked_at timestamptz not null,
  checked_by text not null,
  checked_by_name text not null,
  primary key (organisation, kind)
);
comment on table carerecord.onboarding_check is 'What the last checks of a practice''s record system found; gone once its address or its way of signing in changes. Holds nothing of the test patient';
comment on column carerecord.onboarding_check.organisation is 'ODS code of the practice';
comment on column carerecord.onboarding_check.kind is 'ANSWERS: as FHIR R4. PATIENT: a test patient is found. CODE: a code would resolve. OWN_ID: it takes ids of ours. ONLY_ONCE: it honours If-None-Match on PUT';
comment on column carerecord.onboarding_check.result is 'How it went; CANNOT_BE_ASKED: the record system gives no way to know';
comment on column carerecord.onboarding_check.reason is 'Kebab-case word for what was found, of which the page makes a sentence; never a text that the record system sent';
comment on column carerecord.onboarding_check.checked_at is 'When, by the business clock';
comment on column carerecord.onboarding_check.checked_by is 'The identity provider''s id of the administrator who asked for it';
comment on column carerecord.onboarding_check.checked_by_name is 'Their name, as shown to colleagues';
grant select, insert, update, delete on carerecord.onboarding_check to ${runRole};
