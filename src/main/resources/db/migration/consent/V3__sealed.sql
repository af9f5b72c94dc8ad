alter table consent.standing
  add column sealed bytea,
  add constraint standing_sealed_while_agreed check (contact_agreed or sealed is null),
  add constraint standing_sealed_or_open check (sealed is null or (mobile is null and email is null));
comment on column consent.standing.sealed is 'Mobile number and e-mail address, sealed for this row (AES-256-GCM); empty where neither is known';
comment on column consent.standing.mobile is 'Of a row that an earlier version wrote, until it is sealed';
comment on column consent.standing.email is 'Of a row that an earlier version wrote, until it is sealed';
