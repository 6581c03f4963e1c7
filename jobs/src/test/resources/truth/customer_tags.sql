-- What is said of each customer in a word, in words of its own.
with
people as (
  select *, coalesce(arpu_yuan, monthly_fee_yuan) as spending,
    coalesce(state <> 'active', false) or coalesce(not (bill_to_median_ratio > 0.7), false) or coalesce(not (voice_change_rate > -0.3), false)
      or coalesce(not (data_change_rate > -0.3), false) or coalesce(not (days_since_use < 30), false) as falls
  from true_customer_features),
judged as (
  select customer_key, region_id, unnest([
    {dimension: 'stage', tag_id: case when tenure_months < 7 then 'entry' when falls then 'decline' else 'maturity' end},
    {dimension: 'spending', tag_id: case when spending < 50 then 'spending_low' when spending < 120 then 'spending_medium' when spending >= 120 then 'spending_high' end},
    {dimension: 'usage', tag_id: case when active_day_count = 0 then 'use_silent'
      when video_share_rate >= 0.5 and data_megabytes_per_month >= 5000 then 'use_video'
      when night_share_rate >= 0.35 and data_megabytes_per_month >= 2000 then 'use_night'
      when data_megabytes_per_month >= 8000 then 'use_data' when voice_minutes_per_month >= 300 then 'use_voice' when active_day_count is not null then 'use_light' end},
    {dimension: 'satisfaction', tag_id: case when last_overall >= 8 then 'satisfied' when last_overall <= 5 then 'dissatisfied' when last_overall is not null then 'neutral' end},
    {dimension: 'state', tag_id: 'state_' || state},
    {dimension: 'complaining', tag_id: case when complaint_count_365_days = 1 then 'complained_once' when complaint_count_365_days > 1 then 'complains_often' end}
  ], recursive := true)
  from people)
select customer_key, dimension, tag_id, region_id from judged where tag_id is not null
