-- What was written of a prescription that should never have been issued stays in the record, and says so.
alter table carerecord.write_back drop constraint write_back_kind_check;
alter table carerecord.write_back add constraint write_back_kind_check
  check (kind in ('PRESCRIBED', 'FIRST_OUTCOME', 'FINAL', 'LINK_WORKER', 'CORRECTION'));
comment on column carerecord.write_back.kind is 'Which of the three entries; CORRECTION: all that was written was made in error';
comment on table carerecord.write_back is 'One entry for a care record: at most one of each kind per prescription, never deleted; a correction is a new version of what lies there';
