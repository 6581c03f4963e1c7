-- For whom which moment has come, from the files, in words of its own: nothing here reads the catalog's rules.
with
today as (select date '${date}' as day, date_trunc('month', date '${date}')::date as month),
people as (select k.customer_id, c.* from true_customer_features c join key_of k using (customer_key)),
change as (
  select customer_id, changed_at::date as changed_date, level <> lag(level) over history as other_level, device <> lag(device) over history as other_device,
    district <> lag(district) over history as other_district,
    family_group is not null and lag(family_group) over history is null and lag(changed_at) over history is not null as new_family
  from customer_state, today where changed_at < day + 1 window history as (partition by customer_id order by changed_at)),
changes as (
  select customer_id, max(changed_date) filter (other_level) as level_date, max(changed_date) filter (other_device) as device_date,
    max(changed_date) filter (other_district) as move_date, max(changed_date) filter (new_family) as family_date
  from change group by all),
bills as (
  select customer_id, count(*) as bills, max(paid_at)::date as paid_date from bill, today where bill_month < month group by all),
use as (
  select customer_id, coalesce(sum(data) filter (usage_date >= month), 0) as data_so_far,
    max(usage_date) filter (roaming > 0 or roaming_voice > 0) as roamed_date, count(*) filter (roaming > 0 or roaming_voice > 0) as roamed_days
  from usage_day, today where usage_date > day - 84 and usage_date <= day group by all),
priced as (
  select u.customer_id, p.plan,
    round(any_value(fee) + round(avg(greatest(u.voice - voice_allowance, 0) * voice_price), 2) + round(avg(greatest(u.data - data_allowance, 0) * data_price), 2), 2) as yuan
  from usage_month u, today, people c, plan p
  where u.customer_id = c.customer_id and c.product_line = p.product_line and u.usage_month >= (day + 1 - interval 3 month)::date - day(day + 1)::int + 1
    and u.usage_month < date_trunc('month', day + 1)
  group by all having count(*) >= 3),
saving as (
  select customer_id, any_value(yuan) filter (plan = plan_id) - min(yuan) as yuan from priced join people using (customer_id) group by all),
complaints as (
  select customer_id, max(resolved_at)::date as resolved_date, (max(resolved_at) filter (complaint.department = 'network'))::date as network_date
  from complaint join category on category.id = complaint.category group by all),
contacts as (
  select customer_id, max(contacted_date) filter (direction = 'inbound' and channel = 'hotline') as hotline_date,
    max(contacted_date) filter (direction = 'inbound' and (purpose = 'suspension_enquiry' or topic = 'cancellation')) as leaving_date,
    max(contacted_date) filter (coalesce(campaign::varchar, '') <> '') as campaign_date
  from contact group by all),
place as (
  select region,
    (select max(began_date) from disturbance d, today where d.region = r.region and d.kind = 'outage' and began_date <= day) as outage_date,
    (select min(begins_date) from notice n, today where n.region = r.region and n.kind = 'planned_work' and sent_date <= day and begins_date >= day) as works_date
  from (select distinct region_id as region from people) r),
judged as (
  select customer_key, unnest([
    case when data_so_far >= 0.8 * data_allowance and data_so_far < data_allowance then 'allowance_80' end,
    case when data_so_far >= data_allowance and data_allowance > 0 then 'allowance_over' end,
    case when bill_to_median_ratio > 1.5 then 'bill_shock' end,
    case when paid_date >= day - 1 and paid_date <= day then 'payment_done' end,
    case when contract_end_date >= day and contract_end_date <= day + 60 then 'contract_60' end,
    case when level_date >= day - 7 then 'level_change' end,
    case when saving.yuan >= 9.999 then 'plan_misfit' end,
    case when roamed_date >= day - 2 and roamed_days < 4 then 'first_roaming' end,
    case when device_date >= day - 7 then 'new_device' end,
    case when bills = 1 and tenure_months < 3 then 'first_bill' end,
    case when network_date >= day - 3 then 'network_fixed' end,
    case when resolved_date in (day - 3, day - 4, day - 5) then 'complaint_closed' end,
    case when outage_date >= day - 1 then 'outage_near' end,
    case when works_date <= day + 3 then 'works_near' end,
    case when hotline_date = day then 'hotline_call' end,
    case when campaign_date >= day - 7 then 'campaign_joined' end,
    case when points > 0 and points_expire_date between day and day + 14 then 'points_expiring' end,
    case when not is_real_name then 'real_name_missing' end,
    case when leaving_date >= day - 7 then 'suspension_asked' end,
    case when day - last_active_date >= 15 and day - last_active_date < 30 then 'silent_15' end,
    case when month(birth_month) = month(day) then 'birthday' end,
    case when tenure_months >= 11 and exists (select 1 from range(8) ahead(days) where month(day + days::int) = month(activated_date) and day(day + days::int) = day(activated_date))
      then 'anniversary' end,
    case when month(day) < 3 and roamed_date >= day - 2 then 'spring_festival_travel' end,
    case when month(day) = 6 and age_years in (17, 18, 19) then 'exam_season' end,
    case when month(day) in (6, 7) and age_years > 20 and age_years < 25 then 'graduation' end,
    case when move_date >= day - 30 then 'moving_home' end,
    case when family_date >= day - 30 then 'new_baby_or_family' end,
    case when day in (select day from holiday) then 'holiday_rest' end]) as moment_id
  from people cross join today left join changes using (customer_id) left join bills using (customer_id) left join use using (customer_id)
  left join saving using (customer_id) left join complaints using (customer_id) left join contacts using (customer_id)
  left join place on place.region = people.region_id left join (select plan as plan_id, data_allowance from plan) using (plan_id))
select customer_key, moment_id from judged where moment_id is not null
