-- Runs of the matcher that found no community, by need group and by one wish at a time.
with run as (
  select f.board, date_trunc('month', f.occurred_at at time zone 'Europe/London')::date as month,
    coalesce(f.need_group, f.need, 'UNKNOWN') as need,
    case when f.language is null then 'UNKNOWN' when f.language ~* '^en(-|$)' then 'EN'
      when f.language ~* '^cy(-|$)' then 'CY' else 'OTHER' end as language,
    case when f.audience is null then 'NONE' when f.audience like '%,%' then 'SEVERAL' else f.audience end as audience
  from reporting.fact f
  where f.kind = 'MATCH' and f.board is not null and f.answer <> 'MATCHES'
    and (cast(:board as text) is null or f.board = :board)
    and (cast(:month as date) is null or (f.occurred_at >= reporting.closes((cast(:month as date) - interval '1 month')::date, 0)
      and f.occurred_at < reporting.closes(cast(:month as date), 0))))
insert into reporting.cut_count (board, month, cut, need, value, step, counted)
select r.board, r.month, w.cut, r.need, w.value, 'UNMATCHED', count(*)
from run r cross join lateral (values ('UNMET_LANGUAGE', r.language), ('UNMET_AUDIENCE', r.audience)) as w (cut, value)
group by r.board, r.month, w.cut, r.need, w.value
