create schema worklist;
comment on schema worklist is 'Tasks for people: what has to be looked at, by whom, by when';

create table worklist.item (
  id uuid primary key,
  kind text not null check (kind ~ '^[A-Z_]+$'),
  organisation text not null,
  owner text not null check (owner ~ '^[A-Z_]+$'),
  patient uuid,
  subject text not null check (subject <> ''),
  opened_at timestamptz not null,
  due_at timestamptz not null check (due_at >= opened_at),
  done_at timestamptz,
  done_by text,
  check ((done_at is null) = (done_by is null))
);
create unique index item_open_once on worklist.item (organisation, kind, subject) where done_at is null;
create index item_open_of on worklist.item (organisation, due_at) where done_at is null;
comment on table worklist.item is 'One task for a person; open while done_at is empty';
comment on column worklist.item.id is 'Time-ordered id';
comment on column worklist.item.kind is 'What it is about (WorkKind)';
comment on column worklist.item.organisation is 'ODS code: whose people have to look';
comment on column worklist.item.owner is 'In which role';
comment on column worklist.item.patient is 'Whose; empty where no person is concerned, as for a community';
comment on column worklist.item.subject is 'Id of the thing it is about';
comment on column worklist.item.opened_at is 'When it was opened';
comment on column worklist.item.due_at is 'By when it should be done';
comment on column worklist.item.done_at is 'When it was done; empty while it is open';
comment on column worklist.item.done_by is 'Who did it: the stable id of the identity provider';

alter table worklist.item enable row level security;
alter table worklist.item force row level security;
create policy own_rows on worklist.item
  using (access.sees(organisation, patient)) with check (access.sees(organisation, patient));

-- A patient's page opens a task for a practice, and a task without a patient for the curators, whose rows it must
-- never read. So opening, and nothing else, runs in the scope of background work and gives back only an id.
create function worklist.open(new_id uuid, new_kind text, new_organisation text, new_owner text, new_patient uuid,
    new_subject text, new_opened_at timestamptz, new_due_at timestamptz) returns uuid
language plpgsql volatile
as $$
declare
  -- Not "set app.scope" on the function: only a superuser may attach a setting of ours to one.
  scope_before text := coalesce(current_setting('app.scope', true), '');
  found_id uuid;
begin
  perform set_config('app.scope', 'background', true);
  loop
    insert into worklist.item (id, kind, organisation, owner, patient, subject, opened_at, due_at)
    values (new_id, new_kind, new_organisation, new_owner, new_patient, new_subject, new_opened_at, new_due_at)
    on conflict (organisation, kind, subject) where done_at is null do nothing
    returning id into found_id;
    exit when found_id is not null;
    select id into found_id from worklist.item
    where organisation = new_organisation and kind = new_kind and subject = new_subject and done_at is null;
    exit when found_id is not null;
    -- It was done between the two statements: try to open a new one.
  end loop;
  perform set_config('app.scope', scope_before, true);
  return found_id;
end
$$;
comment on function worklist.open(uuid, text, text, text, uuid, text, timestamptz, timestamptz) is
  'Opens a task from any scope; while one of the same organisation, kind and subject is open, gives back its id instead';

grant usage on schema worklist to ${runRole};
grant select, insert on worklist.item to ${runRole};
grant update (done_at, done_by) on worklist.item to ${runRole};
grant execute on function worklist.open(uuid, text, text, text, uuid, text, timestamptz, timestamptz) to ${runRole};
