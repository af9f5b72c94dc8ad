create index measure_prescription on outcomes.measure (prescription);
create index check_in_last on outcomes.check_in (due_at) where week = 'WEEK_12';
grant delete on outcomes.measure, outcomes.measure_answer to ${runRole};
