alter table carerecord.write_back drop constraint write_back_kind_check;
alter table carerecord.write_back add constraint write_back_kind_check
  check (kind in ('PRESCRIBED', 'FIRST_OUTCOME', 'FINAL', 'LINK_WORKER'));
comment on column carerecord.write_back.prescription is 'Under which prescription, or for which request to the link worker: the id of the ServiceRequest';
comment on column carerecord.write_back.kind is 'Which of the three entries of a prescription, or the only one of a request to the link worker';

alter table carerecord.endpoint add column writes_link_worker boolean not null default true;
comment on column carerecord.endpoint.writes_link_worker is 'Whether the practice lets the answer to a request to the link worker be written';

alter table carerecord.onboarding_check add column codes text[] not null default '{}';
comment on column carerecord.onboarding_check.codes is 'SNOMED CT codes that the record system said it knows; only of CODE';
update carerecord.onboarding_check set codes = '{711281004}' where kind = 'CODE' and result = 'PASSED';
