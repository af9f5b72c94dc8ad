create table referral.community_code (
  id uuid primary key,
  referral uuid not null references referral.attempt,
  organisation text not null,
  patient uuid not null,
  finder_hash text not null unique check (finder_hash ~ '^[0-9a-f]{64}$'),
  code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  valid_until timestamptz not null,
  used_at timestamptz,
  wrong_tries int not null default 0 check (wrong_tries >= 0),
  blocked_until timestamptz
);
create index community_code_referral on referral.community_code (referral);
comment on table referral.community_code is 'One-time codes that patients may give to a community, with which it says that they joined or that it cannot take them; only hashes are kept';
comment on column referral.community_code.id is 'Time-ordered id';
comment on column referral.community_code.referral is 'Which attempt it speaks of';
comment on column referral.community_code.organisation is 'ODS code of the practice';
comment on column referral.community_code.patient is 'Id of the patient';
comment on column referral.community_code.finder_hash is 'SHA-256 of its first characters, by which it is found';
comment on column referral.community_code.code_hash is 'SHA-256 of the whole code';
comment on column referral.community_code.created_at is 'When the patient asked for it';
comment on column referral.community_code.valid_until is 'From when on it opens nothing';
comment on column referral.community_code.used_at is 'When the community used it; never twice';
comment on column referral.community_code.wrong_tries is 'Tries that found it and did not know the rest of it';
comment on column referral.community_code.blocked_until is 'Until when not even the right code is taken; never for ever';

alter table referral.community_code enable row level security;
alter table referral.community_code force row level security;
create policy own_rows on referral.community_code using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));
create policy by_finder on referral.community_code for select using (current_setting('app.scope', true) = 'link'
  and nullif(current_setting('app.link', true), '') = finder_hash);

grant select, insert, update on referral.community_code to ${runRole};

-- The patient and the community may each say that the patient joined.
alter table referral.ladder_entry drop constraint ladder_entry_referral_step_key;
alter table referral.ladder_entry add constraint ladder_entry_once unique (referral, step, evidence);
