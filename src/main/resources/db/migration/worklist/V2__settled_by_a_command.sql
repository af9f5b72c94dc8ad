-- A command of another room settles what a task was about, or must know whether it is still open. Who gives that command
-- may belong to another organisation than the task; so, as for opening, this alone runs in the scope of background work.
create function worklist.close(of_kind text, of_organisation text, of_subject text, closed_at timestamptz,
    closed_by text) returns int
language plpgsql volatile
as $$
declare
  scope_before text := coalesce(current_setting('app.scope', true), '');
  closed int;
begin
  perform set_config('app.scope', 'background', true);
  update worklist.item set done_at = closed_at, done_by = closed_by
  where organisation = of_organisation and kind = of_kind and subject = of_subject and done_at is null;
  get diagnostics closed = row_count;
  perform set_config('app.scope', scope_before, true);
  return closed;
end
$$;
comment on function worklist.close(text, text, text, timestamptz, text) is
  'Marks the open task of this organisation, kind and subject done from any scope; says how many there were';

create function worklist.is_open(of_kind text, of_organisation text, of_subject text) returns boolean
language plpgsql volatile
as $$
declare
  scope_before text := coalesce(current_setting('app.scope', true), '');
  answer boolean;
begin
  perform set_config('app.scope', 'background', true);
  answer := exists (select from worklist.item
    where organisation = of_organisation and kind = of_kind and subject = of_subject and done_at is null);
  perform set_config('app.scope', scope_before, true);
  return answer;
end
$$;
comment on function worklist.is_open(text, text, text) is
  'Whether a task of this organisation, kind and subject is open, asked from any scope';

grant execute on function worklist.close(text, text, text, timestamptz, text),
  worklist.is_open(text, text, text) to ${runRole};
