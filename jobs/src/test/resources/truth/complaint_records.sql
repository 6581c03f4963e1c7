-- One row per complaint, from the files alone.
select
  c.complaint_id,
  k.customer_key,
  c.region as region_id,
  c.district as district_id,
  c.product_line,
  c.received_date,
  strftime(c.received_at, '%Y-%m-%d %H:%M:%S') as received_at,
  state.level,
  state.plan as plan_id,
  whole_months(c.received_date, state.activated_date) as tenure_months,
  (select avg(total_yuan) from bill where bill.customer_id = c.customer_id and bill_month < month and bill_month >= month - interval 3 month) as arpu_yuan,
  (select sum(video_yuan + value_added_yuan) / nullif(sum(total_yuan), 0) from bill
    where bill.customer_id = c.customer_id and bill_month < month and bill_month >= month - interval 3 month) as new_service_spending_rate,
  (select avg(voice) from usage_month where usage_month.customer_id = c.customer_id and usage_month < month and usage_month >= month - interval 3 month)
    as voice_minutes_per_month,
  (select avg(data) from usage_month where usage_month.customer_id = c.customer_id and usage_month < month and usage_month >= month - interval 3 month)
    as data_megabytes_per_month,
  (select sum(video) / nullif(sum(data), 0) from usage_month
    where usage_month.customer_id = c.customer_id and usage_month < month and usage_month >= month - interval 3 month) as video_share_rate,
  c.category as category_id,
  category.journey_stage,
  c.channel,
  c.purpose,
  c.resolution_asked,
  c.reasonableness,
  (select count(*) from complaint e where e.customer_id = c.customer_id and e.received_at < c.received_at and e.received_at >= c.received_at - interval 90 day)
    as earlier_count_90_days,
  (select count(*) from complaint e where e.customer_id = c.customer_id and e.received_at < c.received_at and e.received_at >= c.received_at - interval 365 day)
    as earlier_count_365_days,
  (select count(*) from complaint e
    where e.customer_id = c.customer_id and e.received_at < c.received_at and e.received_at >= c.received_at - interval 365 day and e.is_escalated)
    as earlier_escalated_count,
  (select epoch(c.received_at - max(e.received_at)) / 86400 from complaint e where e.customer_id = c.customer_id and e.received_at < c.received_at)
    as days_since_previous,
  c.status,
  coalesce(c.department, category.department) as department_id,
  c.handler as handler_id,
  event.hours_to_dispatch,
  epoch(c.resolved_at - c.received_at) / 3600 as hours_to_resolve,
  event.hand_off_count,
  event.returned_count,
  event.is_called_back,
  c.is_escalated,
  c.escalation,
  c.resolution,
  c.refund_yuan,
  c.acceptance,
  c.is_satisfied
from (select *, date_trunc('month', received_date)::date as month from complaint) c
left join key_of k using (customer_id)
left join category on category.id = c.category
left join customer_state state
  on state.customer_id = c.customer_id and state.changed_at <= c.received_at and (state.until is null or state.until > c.received_at)
left join (
  select complaint_id,
    epoch(min(happened_at) filter (event = 'dispatched') - min(received_at)) / 3600 as hours_to_dispatch,
    greatest(count(*) filter (event = 'dispatched') - 1, 0) as hand_off_count,
    count(*) filter (event = 'returned') as returned_count,
    bool_or(event = 'called_back') as is_called_back
  from complaint_event join complaint using (complaint_id) group by complaint_id) event using (complaint_id)
