-- One name of a community and of its broken rules for each of thousands was most of what a run cost to keep.
alter table matching.run add column broken bytea;
alter table matching.run alter column verdicts drop not null;
comment on column matching.run.broken is 'Two bytes for each community of the kept index that is for the need, by id: bit n of them is the nth hard rule, set where it excluded the community; no bytes where no community was looked at';
comment on column matching.run.verdicts is 'Rows from before column broken only: each community that is for the need, with the rules that excluded it';
