comment on schema consultation is 'The clinician''s doors: what was opened, kept for a day; which cards were shown and how long sending took, without the person after 90 days';

alter table consultation.arrival add column record_user text;
comment on column consultation.arrival.record_user is 'Who opened the record there, a reference within that record system; empty where it is not known';

alter table consultation.visit add column record_user text;
alter table consultation.visit add column run uuid;
comment on column consultation.visit.record_user is 'Who the clinician is in the record system from which they came; empty where they came by themselves';
comment on column consultation.visit.run is 'The latest match run of this visit: the questions, that about risk among them, were answered';

create table consultation.card (
  id uuid primary key,
  organisation text not null,
  service text not null check (service in ('ps-patient-view', 'ps-order-select', 'ps-order-sign')),
  record_user text not null,
  nhs_number text check (nhs_number ~ '^[0-9]{10}$'),
  shown_at timestamptz not null,
  outcome text check (outcome in ('ACCEPTED', 'OVERRIDDEN')),
  reason text check (reason in ('PATIENT_DECLINES', 'NOT_NOW', 'HAS_SUPPORT', 'OTHER_CARE_FIRST', 'NOT_SUITABLE')),
  answered_at timestamptz,
  check ((outcome is null) = (answered_at is null)),
  check (reason is null or outcome = 'OVERRIDDEN')
);
create index card_person on consultation.card (nhs_number, shown_at) where nhs_number is not null;
create index card_shown_at on consultation.card (shown_at);
comment on table consultation.card is 'A card that a record system was given, and what the clinician did with it; one without an outcome was shown and left alone';
comment on column consultation.card.id is 'The card''s uuid, by which feedback names it';
comment on column consultation.card.organisation is 'ODS code of the practice';
comment on column consultation.card.service is 'Which service answered';
comment on column consultation.card.record_user is 'Who saw it, a reference within the record system';
comment on column consultation.card.nhs_number is 'For whom, so that nobody is shown the same again; emptied after 90 days';
comment on column consultation.card.shown_at is 'When it was answered';
comment on column consultation.card.outcome is 'What the record system''s first feedback says';
comment on column consultation.card.reason is 'Why it was overridden, where one of our reasons was picked';
comment on column consultation.card.answered_at is 'When that feedback came';

create table consultation.decline (
  id uuid primary key,
  organisation text not null,
  nhs_number text not null check (nhs_number ~ '^[0-9]{10}$'),
  reason text check (reason in ('PATIENT_DECLINES', 'NOT_NOW', 'HAS_SUPPORT', 'OTHER_CARE_FIRST', 'NOT_SUITABLE')),
  declined_at timestamptz not null
);
create index decline_person on consultation.decline (nhs_number, declined_at);
create index decline_declined_at on consultation.decline (declined_at);
comment on table consultation.decline is 'Somebody at the practice declined what was shown for a patient: no card for 90 days';
comment on column consultation.decline.id is 'Time-ordered id';
comment on column consultation.decline.organisation is 'ODS code of the practice';
comment on column consultation.decline.nhs_number is 'For whom';
comment on column consultation.decline.reason is 'Why, where a reason was picked';
comment on column consultation.decline.declined_at is 'When';

create table consultation.timing (
  visit uuid primary key,
  organisation text not null,
  opened_at timestamptz not null,
  matched_at timestamptz,
  sent_at timestamptz,
  cancelled_at timestamptz
);
create index timing_opened_at on consultation.timing (opened_at);
comment on table consultation.timing is 'How long the prescribing page took; says nothing of a person';
comment on column consultation.timing.visit is 'Id that the visit had, which is gone after a day';
comment on column consultation.timing.organisation is 'ODS code of the practice';
comment on column consultation.timing.opened_at is 'When the page was opened';
comment on column consultation.timing.matched_at is 'When the first answer was shown';
comment on column consultation.timing.sent_at is 'When the first prescription was signed';
comment on column consultation.timing.cancelled_at is 'When it was declined';

alter table consultation.card enable row level security;
alter table consultation.card force row level security;
create policy own_rows on consultation.card
  using (access.sees(organisation, null)) with check (access.sees(organisation, null));
alter table consultation.decline enable row level security;
alter table consultation.decline force row level security;
create policy own_rows on consultation.decline
  using (access.sees(organisation, null)) with check (access.sees(organisation, null));
alter table consultation.timing enable row level security;
alter table consultation.timing force row level security;
create policy own_rows on consultation.timing
  using (access.sees(organisation, null)) with check (access.sees(organisation, null));
grant update (run) on consultation.visit to ${runRole};
grant select, insert, update, delete on consultation.card, consultation.decline, consultation.timing to ${runRole};
