comment on schema consultation is 'The clinician''s doors: what was opened, kept for a day; drafts left for a colleague; which cards were shown and how long sending took, without the person after 90 days';

create table consultation.clinician (
  organisation text not null,
  id text not null,
  name text not null check (name <> ''),
  seen_at timestamptz not null,
  monthly_line boolean not null default true,
  primary key (organisation, id)
);
create index clinician_seen_at on consultation.clinician (seen_at);
comment on table consultation.clinician is 'Who has opened a visit at a practice, so that a colleague can be picked; forgotten 400 days after the last';
comment on column consultation.clinician.organisation is 'ODS code of the practice';
comment on column consultation.clinician.id is 'Subject of the clinician''s token';
comment on column consultation.clinician.name is 'Their name, as shown to colleagues';
comment on column consultation.clinician.seen_at is 'When they opened the last visit';
comment on column consultation.clinician.monthly_line is 'Whether they want to read once a month what came of their prescriptions';

create table consultation.draft (
  id uuid primary key,
  organisation text not null,
  patient uuid not null,
  need text check (need ~ '^[0-9]{6,18}$'),
  wanted text[] not null,
  audiences text[] not null,
  access_needs text[] not null,
  online text check (online ~ '^[A-Z_]+$'),
  english boolean not null,
  risks text[] not null,
  no_risks boolean not null,
  left_by text not null,
  left_by_name text not null,
  left_for text,
  left_for_name text,
  left_at timestamptz not null,
  lapses_at timestamptz not null check (lapses_at > left_at),
  check ((left_for is null) = (left_for_name is null))
);
create index draft_patient on consultation.draft (patient);
create index draft_lapses_at on consultation.draft (lapses_at);
comment on table consultation.draft is 'What a clinician had answered when they left a prescription for a colleague to finish: no signature, no agreement, no match; deleted when it is finished, thrown away or lapses';
comment on column consultation.draft.id is 'Time-ordered id';
comment on column consultation.draft.organisation is 'ODS code of the practice';
comment on column consultation.draft.patient is 'For whom';
comment on column consultation.draft.need is 'Main need, SNOMED CT concept; empty where none was picked';
comment on column consultation.draft.wanted is 'Kinds of support ticked';
comment on column consultation.draft.audiences is 'Groups that the person named';
comment on column consultation.draft.access_needs is 'What they need to be able to take part';
comment on column consultation.draft.online is 'Whether the person can get online; empty where not answered';
comment on column consultation.draft.english is 'Whether they can take part in English';
comment on column consultation.draft.risks is 'Risks ticked then, to be read; they are asked again';
comment on column consultation.draft.no_risks is 'Whether "no known risks" was ticked then';
comment on column consultation.draft.left_by is 'Who left it: subject of their token';
comment on column consultation.draft.left_by_name is 'Their name';
comment on column consultation.draft.left_for is 'Who is to finish it; empty where anyone of the practice may';
comment on column consultation.draft.left_for_name is 'Their name';
comment on column consultation.draft.left_at is 'When';
comment on column consultation.draft.lapses_at is 'When it is deleted if nobody has finished it';

alter table consultation.visit add column draft uuid;
comment on column consultation.visit.draft is 'The draft that this visit goes on with; empty where it goes on with none';

alter table consultation.clinician enable row level security;
alter table consultation.clinician force row level security;
create policy own_rows on consultation.clinician
  using (access.sees(organisation, null)) with check (access.sees(organisation, null));
alter table consultation.draft enable row level security;
alter table consultation.draft force row level security;
create policy own_rows on consultation.draft
  using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
grant select, insert, update, delete on consultation.clinician to ${runRole};
grant select, insert, delete on consultation.draft to ${runRole};
grant update (draft) on consultation.visit to ${runRole};
