-- Whose rows a transaction may see, and the table of the task scheduler.
-- The owner runs this; the service itself connects as ${runRole}, which owns nothing and bypasses nothing.

create schema access;
comment on schema access is 'Who may see which row: the one function that every row-level policy asks';

create function access.sees(organisation text, patient uuid) returns boolean
language sql stable parallel safe
as $$
  select case current_setting('app.scope', true)
    when 'background' then true
    when 'organisation' then organisation = nullif(current_setting('app.organisation', true), '')
    when 'patient' then patient = nullif(current_setting('app.patient', true), '')::uuid
    else false
  end
$$;
comment on function access.sees(text, uuid) is
  'Whether the running transaction may see a row of this organisation and patient: background work sees all, staff their organisation, a patient behind a link their own rows, anybody else nothing';

create function access.in_background() returns boolean
language sql stable parallel safe
as $$ select current_setting('app.scope', true) = 'background' $$;
comment on function access.in_background() is 'Whether the running transaction is work that no person waits for';

grant usage on schema access to ${runRole};
grant execute on all functions in schema access to ${runRole};

create schema task;
comment on schema task is 'Durable tasks: when something is to be tried; what is to be done lies in the rows of the modules';

create table task.scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on task.scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on task.scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on task.scheduled_tasks (priority desc, execution_time);
comment on table task.scheduled_tasks is 'The task scheduler''s own table (db-scheduler); holds row ids, never data of a person';
comment on column task.scheduled_tasks.task_name is 'Kind of task';
comment on column task.scheduled_tasks.task_instance is 'Id of the row that the task is about';
comment on column task.scheduled_tasks.task_data is 'Unused: the row is the truth';
comment on column task.scheduled_tasks.execution_time is 'When to run next';
comment on column task.scheduled_tasks.picked is 'Whether a replica is working on it';
comment on column task.scheduled_tasks.picked_by is 'Which replica';
comment on column task.scheduled_tasks.last_success is 'Last run that ended well';
comment on column task.scheduled_tasks.last_failure is 'Last run that did not';
comment on column task.scheduled_tasks.consecutive_failures is 'Failures since the last success';
comment on column task.scheduled_tasks.last_heartbeat is 'Last sign of life of the replica working on it';
comment on column task.scheduled_tasks.version is 'Optimistic lock';
comment on column task.scheduled_tasks.priority is 'Higher runs first';
comment on column task.scheduled_tasks.state is 'Unused by the tasks of this service';
grant usage on schema task to ${runRole};
grant select, insert, update, delete on task.scheduled_tasks to ${runRole};
