create schema notification;
comment on schema notification is 'Messages to patients: what is to be sent, what became of it, and the outbox of the sandbox';

create table notification.message (
  id uuid primary key,
  prescription uuid not null,
  organisation text not null,
  patient uuid not null,
  template text not null check (template in ('LINK', 'REMINDER', 'CHECK_IN')),
  step text not null check (step ~ '^[a-z0-9-]+$'),
  state text not null check (state in ('PENDING', 'SENDING', 'UNCERTAIN', 'DONE', 'DEAD', 'CANCELLED')),
  not_before timestamptz not null,
  asked_for boolean not null default false,
  attempts int not null default 0 check (attempts >= 0),
  lease_owner uuid,
  lease_until timestamptz,
  last_status text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (prescription, template, step)
);
create index message_open on notification.message (not_before) where state in ('PENDING', 'SENDING', 'UNCERTAIN');
comment on table notification.message is 'One message, sent once in effect; the row is the truth, the task only its alarm clock';
comment on column notification.message.id is 'Time-ordered id, also the carrier''s reference';
comment on column notification.message.prescription is 'About which prescription';
comment on column notification.message.organisation is 'ODS code of the practice';
comment on column notification.message.patient is 'Id of the patient; name and address are read at the moment of sending';
comment on column notification.message.template is 'Which text';
comment on column notification.message.step is 'Which of several with the same text';
comment on column notification.message.state is 'PENDING waits, SENDING is leased, UNCERTAIN is looked up before it is sent again, DONE, DEAD and CANCELLED are final';
comment on column notification.message.not_before is 'Business time before which it is not sent';
comment on column notification.message.asked_for is 'Whether the patient chose the day of this reminder';
comment on column notification.message.attempts is 'How often sending was begun';
comment on column notification.message.lease_owner is 'Which attempt holds it';
comment on column notification.message.lease_until is 'Until when, by the clock of the database';
comment on column notification.message.last_status is 'What the carrier or a rule said last, as a kebab-case code';
comment on column notification.message.created_at is 'When it was queued';
comment on column notification.message.changed_at is 'Last change';

create table notification.outbox (
  id uuid primary key,
  organisation text not null,
  patient uuid not null,
  channel text not null check (channel in ('TEXT', 'EMAIL', 'LETTER')),
  recipient text not null,
  subject text not null,
  text text not null,
  link text not null,
  code text not null,
  at timestamptz not null
);
create index outbox_at on notification.outbox (at);
comment on table notification.outbox is 'Delivered messages of the sandbox, where nothing leaves the house; empty everywhere else';
comment on column notification.outbox.id is 'Id of the message';
comment on column notification.outbox.organisation is 'ODS code of the practice';
comment on column notification.outbox.patient is 'Id of the patient';
comment on column notification.outbox.channel is 'Text, e-mail or letter';
comment on column notification.outbox.recipient is 'Number, address, or name on the envelope';
comment on column notification.outbox.subject is 'Subject of an e-mail; empty otherwise';
comment on column notification.outbox.text is 'The words as delivered';
comment on column notification.outbox.link is 'The link in it';
comment on column notification.outbox.code is 'The code in it';
comment on column notification.outbox.at is 'When';

alter table notification.message enable row level security;
alter table notification.message force row level security;
create policy own_rows on notification.message using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
alter table notification.outbox enable row level security;
alter table notification.outbox force row level security;
create policy own_rows on notification.outbox using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
grant usage on schema notification to ${runRole};
grant select, insert, update on notification.message to ${runRole};
grant select, insert on notification.outbox to ${runRole};
