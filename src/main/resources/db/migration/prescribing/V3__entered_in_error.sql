-- An issued prescription may turn out to have been made in error, at whatever stage; undone within the grace it has no reason.
alter table prescribing.prescription add column error_reason text
  check (error_reason in ('WRONG_PATIENT', 'WRONG_CHOICE', 'MADE_TWICE'));
comment on column prescribing.prescription.error_reason is 'Why it should never have been issued; empty where nobody said so';
alter table prescribing.prescription drop constraint prescription_check3;
alter table prescribing.prescription add constraint prescription_error_reason_given
  check ((status = 'ENTERED_IN_ERROR' and issued_at is not null) = (error_reason is not null));
create index prescription_requester on prescribing.prescription (organisation, requester_id, issued_at);
