-- A prescription that should never have been issued takes all its attempts along, at whatever step they stand.
alter table referral.attempt drop constraint attempt_task_status_check;
alter table referral.attempt add constraint attempt_task_status_check
  check (task_status in ('REQUESTED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED', 'REJECTED', 'CANCELLED', 'FAILED',
    'ENTERED_IN_ERROR'));
comment on column referral.attempt.step is 'Where it stands on the uptake ladder (Task.businessStatus); where it was made in error, where it stood';
