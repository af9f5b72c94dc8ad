-- First what each prescription of a month has reached and when, then how many had reached it by the closing day of
-- the step. Parts are counted within their wholes: who answered among those who had joined when joining closed.
with cohort as (
  select i.prescription, i.board, i.month, coalesce(i.network, '') as network, i.organisation,
    coalesce(i.need_group, i.need, 'UNKNOWN') as need, coalesce(i.age_band, 'UNKNOWN') as age_band,
    coalesce(i.sex, 'UNKNOWN') as sex, coalesce(i.ethnic_group, 'UNKNOWN') as ethnic_group,
    coalesce(i.deprivation_quintile::text, 'UNKNOWN') as deprivation,
    case when i.language is null then 'UNKNOWN' when i.language ~* '^en(-|$)' then 'EN'
      when i.language ~* '^cy(-|$)' then 'CY' else 'OTHER' end as language,
    coalesce(i.digital_access, 'UNKNOWN') as digital_access, coalesce(i.channel, 'UNKNOWN') as channel
  from reporting.fact i
  where i.kind = 'ISSUED' and i.board is not null
    and (cast(:board as text) is null or i.board = :board)
    and (cast(:month as date) is null or i.month = :month)
    and not exists (select 1 from reporting.fact e where e.kind = 'ERROR' and e.prescription = i.prescription)),
reached as (
  select c.prescription,
    min(f.occurred_at) filter (where f.step = 'DELIVERED') as delivered,
    min(f.occurred_at) filter (where f.step = 'OPENED') as opened,
    min(f.occurred_at) filter (where f.step = 'LEFT_FOR_COMMUNITY') as left_for,
    min(f.occurred_at) filter (where f.step = 'JOINED') as joined,
    min(f.occurred_at) filter (where f.step = 'JOINED' and f.evidence = 'COMMUNITY_CONFIRMED') as confirmed,
    min(f.occurred_at) filter (where f.step = 'STILL_USING_AT_6_WEEKS') as still_using,
    min(f.occurred_at) filter (where f.step = 'ALREADY_MEMBER') as already_member,
    min(f.occurred_at) filter (where f.step = 'NOT_RIGHT') as not_right,
    min(f.occurred_at) filter (where f.attempt > 1) as rematched,
    (array_agg(f.useful order by f.week desc)
      filter (where f.useful is not null and f.occurred_at < reporting.closes(c.month, 98)))[1] as useful
  from cohort c join reporting.fact f on f.prescription = c.prescription and f.kind in ('UPTAKE', 'CHECK_IN')
  group by c.prescription),
funnel as (
  select c.*,
    r.delivered < reporting.closes(c.month, 14) as delivered,
    r.opened < reporting.closes(c.month, 28) as opened,
    r.left_for < reporting.closes(c.month, 56) as left_for,
    r.joined < reporting.closes(c.month, 56) as joined,
    coalesce(r.confirmed < reporting.closes(c.month, 56), false) as confirmed,
    r.still_using < reporting.closes(c.month, 70) as still_using,
    r.useful,
    r.not_right < reporting.closes(c.month, 98) as not_right,
    r.rematched < reporting.closes(c.month, 98) as rematched,
    r.already_member < reporting.closes(c.month, 98)
      and coalesce(r.joined >= reporting.closes(c.month, 98), true) as already_member
  from cohort c left join reached r on r.prescription = c.prescription),
placed as (
  select f.board, f.month, p.cut, p.network, p.need, p.value,
    count(*) as issued,
    count(*) filter (where delivered) as delivered,
    count(*) filter (where opened) as opened,
    count(*) filter (where left_for) as left_for,
    count(*) filter (where joined) as joined,
    count(*) filter (where joined and not confirmed) as said,
    count(*) filter (where joined and confirmed) as confirmed,
    count(*) filter (where still_using) as still_using,
    count(*) filter (where joined and useful is not null) as answering,
    count(*) filter (where joined and useful >= 4) as useful,
    count(*) filter (where not_right) as not_right,
    count(*) filter (where not_right and rematched) as rematched,
    count(*) filter (where already_member) as already_member
  from funnel f cross join lateral (values
    ('BOARD', '', '', ''), ('BOARD', '', f.need, ''),
    ('NETWORK', '', '', f.network), ('NETWORK', '', f.need, f.network),
    ('PRACTICE', f.network, '', f.organisation), ('PRACTICE', f.network, f.need, f.organisation),
    ('AGE_BAND', '', '', f.age_band), ('SEX', '', '', f.sex), ('ETHNIC_GROUP', '', '', f.ethnic_group),
    ('DEPRIVATION', '', '', f.deprivation), ('LANGUAGE', '', '', f.language),
    ('DIGITAL_ACCESS', '', '', f.digital_access), ('CHANNEL', '', '', f.channel)) as p (cut, network, need, value)
  group by f.board, f.month, p.cut, p.network, p.need, p.value)
insert into reporting.cut_count (board, month, cut, network, need, value, step, counted)
select board, month, cut, network, need, value, s.step, s.counted
from placed cross join lateral (values
  ('ISSUED', issued), ('DELIVERED', delivered), ('OPENED', opened), ('LEFT', left_for), ('JOINED', joined),
  ('JOINED_SAID', said), ('JOINED_CONFIRMED', confirmed), ('STILL_USING', still_using), ('ANSWERING', answering),
  ('USEFUL', useful), ('NOT_RIGHT', not_right), ('REMATCHED', rematched), ('ALREADY_MEMBER', already_member))
  as s (step, counted)
where s.counted > 0
