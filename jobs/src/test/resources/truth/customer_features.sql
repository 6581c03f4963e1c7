-- One row per customer at the end of the day '${date}', from the files alone.
with
today as (select date '${date}' as day, date_trunc('month', date '${date}')::date as month),
bills as (
  select customer_id,
    avg(total_yuan) filter (is_recent) as arpu_yuan,
    arg_max(total_yuan, bill_month) as last_bill_yuan,
    sum(video_yuan + value_added_yuan) filter (is_recent) / nullif(sum(total_yuan) filter (is_recent), 0) as new_service_spending_rate,
    sum(data_yuan) filter (is_recent) / nullif(sum(total_yuan) filter (is_recent), 0) as data_spending_rate,
    arg_max((video_yuan + value_added_yuan) / nullif(total_yuan, 0), bill_month) as last_bill_new_service_rate,
    arg_max(data_yuan / nullif(total_yuan, 0), bill_month) as last_bill_data_rate,
    sum(roaming_yuan) filter (is_recent) as roaming_yuan,
    count(*) filter (paid_at is null and due_date < day) as unpaid_bill_count,
    count(*) filter (paid_at is null and due_date > day - 10 - interval 1 month and due_date <= day - 10) as overdue_bill_count
  from (select *, bill_month >= month - interval 3 month as is_recent from bill, today where bill_month < month) group by customer_id),
usual_bill as (
  select customer_id, quantile_disc(total_yuan, 0.5) as median
  from (select *, max(bill_month) over (partition by customer_id) as newest from bill, today where bill_month < month)
  where bill_month < newest and bill_month >= newest - interval 3 month group by customer_id having count(*) = 3),
use as (
  select customer_id,
    sum(voice) filter (is_recent) * 30 / 28 as voice_minutes_per_month,
    sum(data) filter (is_recent) * 30 / 28 as data_megabytes_per_month,
    sum(online) filter (is_recent) * 30 / 28 as online_minutes_per_month,
    sum(video) filter (is_recent) / nullif(sum(data) filter (is_recent), 0) as video_share_rate,
    sum(night) filter (is_recent) / nullif(sum(data) filter (is_recent), 0) as night_share_rate,
    sum(long_distance) filter (is_recent) / nullif(sum(voice) filter (is_recent), 0) as long_distance_share_rate,
    sum(roaming) as roaming_megabytes,
    sum(failed_calls) filter (is_recent) / nullif(sum(calls) filter (is_recent), 0) as failed_call_rate,
    count(*) filter (is_recent and greatest(voice, long_distance, calls, failed_calls, messages, data, video, night, roaming_voice, roaming, online) > 0) as active_day_count,
    case when day - 27 - min(usage_date) >= 28
      then coalesce(sum(voice) filter (is_recent), 0) / 28 * (day - 27 - min(usage_date)) / nullif(sum(voice) filter (not is_recent), 0) - 1 end as voice_change_rate,
    case when day - 27 - min(usage_date) >= 28
      then coalesce(sum(data) filter (is_recent), 0) / 28 * (day - 27 - min(usage_date)) / nullif(sum(data) filter (not is_recent), 0) - 1 end as data_change_rate
  from (select *, usage_date > day - 28 as is_recent from usage_day, today where usage_date > day - 84 and usage_date <= day)
  group by customer_id, day),
last_use as (select customer_id, max(last_active_date) as last_active_date from usage_month group by customer_id),
complaints as (
  select customer_id,
    count(*) filter (received_date > day - 30) as complaint_count_30_days,
    count(*) filter (received_date > day - 90) as complaint_count_90_days,
    count(*) filter (received_date > day - 365) as complaint_count_365_days,
    count(*) filter (received_date > day - 56 and is_escalated) as escalated_count_56_days,
    count(*) filter (received_date > day - 56 and not is_satisfied) as unsatisfied_count_56_days,
    count(*) filter (resolved_at is null) as open_complaint_count,
    count(*) filter (received_date > day - 365 and is_escalated) as escalated_count_365_days,
    count(*) filter (received_date > day - 365 and not is_satisfied) as unsatisfied_count_365_days,
    count(*) filter (received_date > day - 365 and reasonableness = 'reasonable')
      / nullif(count(reasonableness) filter (received_date > day - 365), 0) as reasonable_rate,
    max(received_date) as last_complaint_date,
    arg_max(category, row(received_at, complaint_id)) as last_category_id
  from complaint, today group by customer_id),
contacts as (
  select customer_id,
    count(*) filter (contacted_date > day - 90) as contact_count_90_days,
    count(*) filter (contacted_date > day - 90 and not is_solved) as unsolved_contact_count_90_days,
    count(*) filter (contacted_date > day - 56) as contact_count_56_days,
    count(*) filter (contacted_date > day - 56 and not is_solved) as unsolved_contact_count_56_days,
    count(*) filter (contacted_date > day - 56 and (purpose = 'suspension_enquiry' or topic = 'cancellation')) as leaving_enquiry_count_56_days,
    count(*) filter (contacted_date > day - 30 and direction = 'outbound') as outbound_count_30_days,
    count(*) filter (contacted_date > day - 90 and (purpose = 'suspension_enquiry' or topic = 'cancellation')) as leaving_enquiry_count_90_days,
    max(contacted_date) as last_contact_date
  from contact, today group by customer_id),
channels as (
  select customer_id, arg_max(channel, row(times, channel)) as main_channel
  from (select customer_id, channel, count(*) as times from contact, today where contacted_date > day - 90 group by all)
  group by customer_id),
responses as (
  select customer_id,
    arg_max(overall, row(answered_at, response_id)) as last_overall,
    arg_max(recommend, row(answered_at, response_id)) as last_recommend,
    max(answered_at)::date as last_answered_date,
    count(*) filter (answered_at::date > day - 365) as response_count_365_days
  from response, today group by customer_id),
offers as (
  select customer_id,
    count(*) filter (offered_date > day - 90) as offer_count_90_days,
    count(*) filter (offered_date > day - 90 and is_taken) as taken_count_90_days,
    count(*) filter (offered_date > day - 90 and is_used) as used_count_90_days,
    max(offered_date) as last_offer_date
  from delivery, today where not is_control group by customer_id),
consents as (
  select customer_id,
    bool_or(is_given) filter (purpose = 'marketing') as allows_marketing,
    bool_or(is_given) filter (purpose = 'survey') as allows_survey,
    bool_or(is_given) filter (purpose = 'profiling') as allows_profiling
  from consent group by customer_id)
select
  k.customer_key,
  s.region as region_id,
  s.district as district_id,
  (select is_urban::boolean from read_csv('${catalog}/districts.csv', header = true, all_varchar = true) d where d.id = s.district) as is_urban,
  s.level,
  lower(s.state) as state,
  whole_months(day, date_trunc('month', s.birth_date)::date) // 12 as age_years,
  date_trunc('month', s.birth_date)::date as birth_month,
  lower(s.gender) as gender,
  s.family_group is not null as has_family_group,
  s.account_manager is not null as has_account_manager,
  s.is_real_name,
  s.joined_through,
  s.device,
  s.points,
  s.points_expire_date,
  s.activated_date,
  whole_months(day, s.activated_date) as tenure_months,
  s.product_line,
  s.plan as plan_id,
  s.monthly_fee_yuan,
  s.is_prepaid,
  s.contract_end_date,
  s.contract_end_date - day as contract_days_left,
  bills.* exclude (customer_id) replace (coalesce(unpaid_bill_count, 0) as unpaid_bill_count, coalesce(overdue_bill_count, 0) as overdue_bill_count),
  last_bill_yuan / nullif(median, 0) as bill_to_median_ratio,
  use.* exclude (customer_id) replace (coalesce(active_day_count, 0) as active_day_count),
  last_use.last_active_date,
  day - last_use.last_active_date as days_since_use,
  complaints.* exclude (customer_id) replace (
    coalesce(complaint_count_30_days, 0) as complaint_count_30_days, coalesce(complaint_count_90_days, 0) as complaint_count_90_days,
    coalesce(escalated_count_56_days, 0) as escalated_count_56_days, coalesce(unsatisfied_count_56_days, 0) as unsatisfied_count_56_days,
    coalesce(complaint_count_365_days, 0) as complaint_count_365_days, coalesce(open_complaint_count, 0) as open_complaint_count,
    coalesce(escalated_count_365_days, 0) as escalated_count_365_days, coalesce(unsatisfied_count_365_days, 0) as unsatisfied_count_365_days),
  contacts.* exclude (customer_id) replace (
    coalesce(contact_count_56_days, 0) as contact_count_56_days, coalesce(unsolved_contact_count_56_days, 0) as unsolved_contact_count_56_days,
    coalesce(leaving_enquiry_count_56_days, 0) as leaving_enquiry_count_56_days,
    coalesce(contact_count_90_days, 0) as contact_count_90_days, coalesce(unsolved_contact_count_90_days, 0) as unsolved_contact_count_90_days,
    coalesce(outbound_count_30_days, 0) as outbound_count_30_days, coalesce(leaving_enquiry_count_90_days, 0) as leaving_enquiry_count_90_days),
  main_channel,
  responses.* exclude (customer_id) replace (coalesce(response_count_365_days, 0) as response_count_365_days),
  offers.* exclude (customer_id) replace (
    coalesce(offer_count_90_days, 0) as offer_count_90_days, coalesce(taken_count_90_days, 0) as taken_count_90_days,
    coalesce(used_count_90_days, 0) as used_count_90_days),
  consents.* exclude (customer_id)
from customer_state s
cross join today
join key_of k using (customer_id)
left join bills using (customer_id)
left join usual_bill using (customer_id)
left join use using (customer_id)
left join last_use using (customer_id)
left join complaints using (customer_id)
left join contacts using (customer_id)
left join channels using (customer_id)
left join responses using (customer_id)
left join offers using (customer_id)
left join consents using (customer_id)
where s.until is null and s.activated_date <= day and (s.left_date is null or s.left_date > day)
