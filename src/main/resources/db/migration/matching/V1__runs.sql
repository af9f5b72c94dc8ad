create schema matching;
comment on schema matching is 'Runs of the matcher, kept without the person';

create table matching.run (
  id uuid primary key,
  at timestamptz not null,
  inputs jsonb not null,
  verdicts jsonb not null,
  answer jsonb not null,
  kind text not null check (kind in ('MATCHES', 'NONE_FITS', 'NO_SAFE_MATCH')),
  snapshot text not null,
  configuration text not null,
  shown text[] not null check (cardinality(shown) <= 3),
  earlier uuid references matching.run,
  chosen text,
  chosen_at timestamptz,
  check ((chosen is null) = (chosen_at is null)),
  check (chosen is null or chosen = any (shown))
);
create index run_at on matching.run (at);
comment on table matching.run is 'One answer of the matcher, so that it can be replayed; nothing in it identifies a person';
comment on column matching.run.id is 'Time-ordered id';
comment on column matching.run.at is 'When';
comment on column matching.run.inputs is 'What was asked';
comment on column matching.run.verdicts is 'Each listed community with the rules that excluded it';
comment on column matching.run.answer is 'What was answered, with every term of each score';
comment on column matching.run.kind is 'Which kind of answer';
comment on column matching.run.snapshot is 'Names the state of the directory';
comment on column matching.run.configuration is 'Version of the rules, the score and the safety file';
comment on column matching.run.shown is 'Communities shown, in that order';
comment on column matching.run.earlier is 'The run that this one repeats after a no; empty for a first one';
comment on column matching.run.chosen is 'What was chosen; empty until something is';
comment on column matching.run.chosen_at is 'When it was chosen';

grant usage on schema matching to ${runRole};
grant select, insert on matching.run to ${runRole};
grant update (chosen, chosen_at) on matching.run to ${runRole};
