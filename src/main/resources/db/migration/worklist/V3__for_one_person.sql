-- A task may be meant for one person; others of the organisation do not see it in their list.
alter table worklist.item add column person text check (person <> '');
comment on column worklist.item.person is 'For whom of these people: the stable id of the identity provider; empty where it is for all in that role';

create function worklist.open(new_id uuid, new_kind text, new_organisation text, new_owner text, new_person text,
    new_patient uuid, new_subject text, new_opened_at timestamptz, new_due_at timestamptz) returns uuid
language plpgsql volatile
as $$
declare
  scope_before text := coalesce(current_setting('app.scope', true), '');
  found_id uuid;
begin
  perform set_config('app.scope', 'background', true);
  loop
    insert into worklist.item (id, kind, organisation, owner, person, patient, subject, opened_at, due_at)
    values (new_id, new_kind, new_organisation, new_owner, new_person, new_patient, new_subject, new_opened_at,
      new_due_at)
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
comment on function worklist.open(uuid, text, text, text, text, uuid, text, timestamptz, timestamptz) is
  'As the one without a person, for one of these people or, where that is empty, for all in that role';
grant execute on function worklist.open(uuid, text, text, text, text, uuid, text, timestamptz, timestamptz)
  to ${runRole};
