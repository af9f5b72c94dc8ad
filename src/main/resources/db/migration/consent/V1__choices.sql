create schema consent;
comment on schema consent is 'What patients agreed to, and the contact details that go with it';

create table consent.standing (
  patient uuid primary key,
  organisation text not null,
  contact_agreed boolean not null,
  channel text check (channel in ('TEXT', 'EMAIL', 'LETTER')),
  mobile text,
  email text,
  sharing text not null check (sharing in ('EVERYTHING', 'CODES_ONLY', 'NOTHING', 'NOT_CHOSEN')),
  changed_at timestamptz not null,
  version int not null,
  check (contact_agreed = (channel is not null)),
  check (contact_agreed or (mobile is null and email is null))
);
comment on table consent.standing is 'What holds now for one patient; contact details are there only while contact is agreed';
comment on column consent.standing.patient is 'Whose choices';
comment on column consent.standing.organisation is 'ODS code of the practice';
comment on column consent.standing.contact_agreed is 'Whether the patient may be contacted about this';
comment on column consent.standing.channel is 'How the first message goes out';
comment on column consent.standing.mobile is 'UK mobile number, E.164';
comment on column consent.standing.email is 'E-mail address';
comment on column consent.standing.sharing is 'How much of what the patient reports goes back into the record';
comment on column consent.standing.changed_at is 'Last change';
comment on column consent.standing.version is 'Counts the changes';

create table consent.choice (
  id uuid primary key,
  organisation text not null,
  patient uuid not null,
  purpose text not null check (purpose in ('CONTACT', 'RECORD_SHARING')),
  choice text not null check (choice in ('AGREED', 'WITHDRAWN', 'EVERYTHING', 'CODES_ONLY', 'NOTHING')),
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index choice_patient on consent.choice (patient, recorded_at);
comment on table consent.choice is 'Every choice ever made; the run role may add and read, never change or delete';
comment on column consent.choice.id is 'Time-ordered id';
comment on column consent.choice.organisation is 'ODS code of the practice';
comment on column consent.choice.patient is 'Whose choice';
comment on column consent.choice.purpose is 'What it covers';
comment on column consent.choice.choice is 'What was chosen';
comment on column consent.choice.recorded_by is 'Subject of the clinician''s token, or patient where they chose on their own page';
comment on column consent.choice.recorded_at is 'When';

alter table consent.standing enable row level security;
alter table consent.standing force row level security;
create policy own_rows on consent.standing
  using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
alter table consent.choice enable row level security;
alter table consent.choice force row level security;
create policy own_rows on consent.choice
  using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
grant usage on schema consent to ${runRole};
grant select, insert, update on consent.standing to ${runRole};
grant select, insert on consent.choice to ${runRole};
