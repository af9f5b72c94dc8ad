-- Each change is a row of its own, so that it can be seen what stood when. The latest version holds.
create table identity.letterhead (
  organisation text not null check (organisation ~ '^[A-Z0-9]{3,10}$'),
  version int not null check (version >= 0),
  name text not null check (length(name) between 1 and 80),
  welsh_name text check (length(welsh_name) between 1 and 80),
  address text[] not null check (cardinality(address) <= 5),
  telephone text check (length(telephone) between 1 and 25),
  hours text check (length(hours) between 1 and 120),
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (organisation, version)
);
comment on table identity.letterhead is 'How a practice is named on letters and on the first page of a patient; nothing of a patient, so everybody may read it';
comment on column identity.letterhead.organisation is 'ODS code of the practice';
comment on column identity.letterhead.version is 'Counts the changes, from 0; the highest holds';
comment on column identity.letterhead.name is 'Name as printed';
comment on column identity.letterhead.welsh_name is 'Name as printed in Welsh; empty where it is the same';
comment on column identity.letterhead.address is 'Lines of the address, in their order';
comment on column identity.letterhead.telephone is 'Number of the practice; empty where it is not printed';
comment on column identity.letterhead.hours is 'When it is open, as one line; empty where it is not printed';
comment on column identity.letterhead.changed_by is 'The identity provider''s id of the administrator';
comment on column identity.letterhead.changed_by_name is 'Their name, as shown to colleagues';
comment on column identity.letterhead.changed_at is 'When';

create table identity.link_worker_service (
  organisation text not null check (organisation ~ '^[A-Z0-9]{3,10}$'),
  version int not null check (version >= 0),
  offered boolean not null,
  name text not null check (length(name) between 1 and 80),
  how text not null check (length(how) <= 200),
  within_days int not null check (within_days between 1 and 60),
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (organisation, version)
);
comment on table identity.link_worker_service is 'The way without a screen that a practice offers; nothing of a patient, so everybody may read it';
comment on column identity.link_worker_service.organisation is 'ODS code of the practice';
comment on column identity.link_worker_service.version is 'Counts the changes, from 0; the highest holds';
comment on column identity.link_worker_service.offered is 'Whether the practice has a link worker; where not, it calls patients back itself';
comment on column identity.link_worker_service.name is 'What it is called';
comment on column identity.link_worker_service.how is 'How a patient reaches it, as one sentence; may be empty';
comment on column identity.link_worker_service.within_days is 'Within how many days a patient hears from it';
comment on column identity.link_worker_service.changed_by is 'The identity provider''s id of the administrator';
comment on column identity.link_worker_service.changed_by_name is 'Their name, as shown to colleagues';
comment on column identity.link_worker_service.changed_at is 'When';

grant select, insert on identity.letterhead, identity.link_worker_service to ${runRole};
